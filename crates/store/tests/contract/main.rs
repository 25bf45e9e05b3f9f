//! What a store promises, on SQLite and on PostgreSQL.
#![expect(
    clippy::cognitive_complexity,
    reason = "a rule is told as one story; every await and assertion counts as a branch"
)]

#[cfg(test)]
mod amendments;
#[cfg(test)]
mod backup;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod heads;
#[cfg(test)]
mod journal;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod net;
#[cfg(test)]
mod passkeys;
#[cfg(test)]
mod people;
#[cfg(test)]
mod persons;
#[cfg(test)]
mod reading;
#[cfg(test)]
mod rest;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod targets;
#[cfg(test)]
mod units;

/// Every rule as a test on both engines.
macro_rules! contract {
    ($($module:ident: $($rule:ident)+;)+) => {
        mod sqlite {$(
            mod $module {$(
                #[tokio::test(flavor = "multi_thread")]
                async fn $rule() {
                    let stage = testkit::Stage::sqlite().await;
                    crate::$module::$rule(&stage).await;
                }
            )+}
        )+}

        mod postgres {$(
            mod $module {$(
                #[tokio::test(flavor = "multi_thread")]
                async fn $rule() {
                    if let Some(stage) = testkit::Stage::postgres().await {
                        crate::$module::$rule(&stage).await;
                    }
                }
            )+}
        )+}
    };
}

contract! {
    units:
        every_statement_is_understood
        what_was_written_reads_back
        a_second_writer_with_an_old_version_is_told_the_current_one
        a_unit_that_is_not_committed_leaves_nothing
        a_unit_that_is_dropped_half_way_leaves_nothing_and_blocks_nobody
        sixty_four_at_once_all_get_through_and_lose_nothing
        two_organisations_cannot_reach_each_others_rows;
    net:
        an_open_subject_without_a_holder_is_refused
        a_holder_who_cannot_act_is_refused
        whoever_still_holds_a_duty_cannot_become_unable
        the_census_counts_what_is_open
        a_worklist_and_its_count_agree_page_by_page;
    people:
        a_worker_is_found_by_the_name_they_sign_in_with
        the_roster_follows_every_change_also_in_another_process
        a_roster_of_a_unit_that_was_undone_is_not_kept
        a_disabled_worker_has_no_sessions_and_cannot_sign_in
        credentials_are_replaced_or_stand_beside_each_other
        a_time_step_is_taken_once_and_none_before_it
        someone_ends_one_session_of_their_own_by_its_id;
    passkeys:
        a_passkey_is_found_by_its_number_and_belongs_to_one
        a_passkey_is_changed_and_removed_by_its_owner_only
        whoever_left_has_nothing_to_prove_themselves_with;
    persons:
        someone_is_found_again_under_another_spelling
        a_name_that_thousands_share_does_not_hide_the_one_with_the_same_birth_date
        one_detail_that_many_share_shows_nobody
        whoever_is_noted_waits_to_be_compared_once
        erased_is_gone;
    journal:
        every_read_and_change_has_a_line
        without_a_journal_nothing_is_shown_or_written
        a_refusal_is_a_line_too
        another_form_of_the_meldcode_is_a_line_too;
    reading:
        a_unit_that_only_reads_can_change_nothing
        who_reads_sees_the_beginning_and_holds_nobody_up
        a_reading_that_cannot_be_written_down_fails
        a_hundred_readings_at_once_each_have_their_line;
    keys:
        a_new_key_takes_over_while_everyone_works_on
        a_rotation_that_stopped_goes_on_where_it_was
        a_key_that_was_destroyed_stays_so_when_all_others_are_wrapped_anew
        a_backup_of_before_the_new_key_is_put_back
        an_old_master_key_can_go_once_everything_is_wrapped_under_the_next;
    heads:
        a_head_is_signed_once_for_each_growth
        a_changed_removed_or_shortened_journal_is_found_out
        an_export_verifies_without_us;
    backup:
        a_backup_is_put_back_on_either_engine
        a_backup_made_while_others_write_is_whole
        a_backup_is_put_back_in_an_empty_database_only
        erased_is_gone_also_from_an_older_backup
        a_backup_that_was_cut_or_made_of_a_changed_journal_is_refused;
    schema:
        the_list_of_tables_is_the_schema
        every_column_has_a_class_and_what_is_sealed_is_bytes;
    desk:
        a_draft_belongs_to_one_worker
        a_repeated_request_is_answered_as_the_first_time
        a_person_is_registered_once_a_year_for_a_form_and_counted_once
        nobody_activates_their_own_proposal
        a_message_is_read_by_the_receiver_delivered_once_and_then_gone
        who_reported_is_kept_apart
        notices_are_read_once
        what_has_had_its_time_is_thrown_away;
    targets:
        nobody_answers_their_own_target_time_and_none_is_answered_twice
        a_target_time_of_one_organisation_is_out_of_reach_of_another;
    amendments:
        nobody_answers_their_own_change_to_the_list_and_none_is_answered_twice;
    rest:
        nothing_that_people_typed_can_be_read_at_rest;
}
