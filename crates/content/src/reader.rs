//! Reading one table of a content file field by field: every fault is noted, none stops the reading.

use crate::notes::Notes;
use crate::words;
use domain::UnknownWord;
use domain::knowledge::{Bilingual, Item, Key, Status};
use domain::statements::NotAPhrase;
use kernel::Date;
use std::str::FromStr;
use toml::{Table, Value};

/// What items under a list or template share unless they say otherwise.
#[derive(Clone, Default)]
pub(crate) struct Shared {
    pub sources: Vec<Key>,
    pub status: Option<Status>,
    pub checked: Option<Date>,
}

/// One table and the place where it stands.
pub(crate) struct Reader<'a> {
    file: &'a str,
    id: Option<Key>,
    place: String,
    fields: Table,
    shared: Shared,
    notes: &'a mut Notes,
}

/// The tables under `name` in a file or table; a fault when they are something else.
pub(crate) fn tables_in(fields: &mut Table, name: &str) -> Result<Vec<Table>, String> {
    let wrong = || format!("`{name}` is not a list of tables");
    match fields.remove(name) {
        None => Ok(Vec::new()),
        Some(Value::Array(values)) => values
            .into_iter()
            .map(|value| if let Value::Table(table) = value { Ok(table) } else { Err(wrong()) })
            .collect(),
        Some(_) => Err(wrong()),
    }
}

impl<'a> Reader<'a> {
    /// Reads a table whose id is unique in `scope`. `above` is the place of the table it stands in.
    pub fn new(
        (file, above): (&'a str, &str),
        scope: &str,
        (nr, fields): (usize, Table),
        notes: &'a mut Notes,
    ) -> Self {
        let place = if above.is_empty() { String::new() } else { format!("{above}.") };
        let place = format!("{place}item {}", nr + 1);
        let shared = Shared::default();
        let mut reader = Self { file, id: None, place, fields, shared, notes };
        reader.notes.items += 1;
        if let Some(id) = reader.text("id") {
            match Key::new(&id) {
                Ok(key) => {
                    let above = if above.is_empty() { String::new() } else { format!("{above}.") };
                    reader.place = format!("{above}{id}");
                    reader.id = Some(key);
                    if !reader.notes.give_out(scope, &id) {
                        reader.fault("has an id that is already used");
                    }
                }
                Err(fault) => reader.fault(fault.to_string()),
            }
        }
        reader
    }

    /// Lets source, status and check date be taken from the table above when this one has none.
    pub fn inherit(&mut self, shared: Shared) {
        self.shared = shared;
    }

    /// Gives the id out in another scope too, so that other items can refer to it.
    pub fn known_as(&mut self, scope: &str) {
        if let Some(id) = &self.id {
            self.notes.give_out(scope, id.as_str());
        }
    }

    /// The id, when it has one that is a key.
    pub fn id(&self) -> Option<Key> {
        self.id.clone()
    }

    /// Notes that the id names something that another file gives out.
    pub fn names_one(&mut self, scope: &str) {
        if let Some(id) = self.id() {
            self.notes.refer(scope, id.as_str(), (self.file, &self.place));
        }
    }

    /// The file and the place in it, for what stands under this table.
    pub fn place(&self) -> (&'a str, String) {
        (self.file, self.place.clone())
    }

    /// Notes a fault here.
    pub fn fault(&mut self, what: impl Into<String>) {
        self.notes.fault(self.file, &self.place, what);
    }

    /// The notes, for reading what stands under this table.
    pub fn notes(&mut self) -> &mut Notes {
        self.notes
    }

    /// The tables under a field.
    pub fn tables(&mut self, field: &str) -> Vec<Table> {
        let read = tables_in(&mut self.fields, field);
        read.unwrap_or_else(|what| {
            self.fault(what);
            Vec::new()
        })
    }

    /// Notes every field that nobody read.
    pub fn finish(mut self) {
        for field in std::mem::take(&mut self.fields).keys() {
            self.fault(format!("`{field}` is not a field here"));
        }
    }

    /// The part all items share.
    pub fn item(&mut self) -> Option<Item> {
        let text = self.own_text();
        // A wrong word or day is one fault, not also a missing one.
        let (has_status, has_checked) = (self.has("status"), self.has("checked"));
        let Shared { sources, status, checked } = self.shared();
        if sources.is_empty() {
            self.fault("has no source");
        }
        let (from, until) = (self.maybe_date("from"), self.maybe_date("until"));
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            self.fault("ends before it begins");
        }
        let keywords = self.texts("keywords");
        let status = if has_status { status } else { self.must("status", status) };
        let checked = if has_checked { checked } else { self.must("checked", checked) };
        Some(Item {
            id: self.id()?,
            text: text?,
            sources,
            status: status?,
            checked: checked?,
            from,
            until,
            keywords,
        })
    }

    /// Source, status and check date: its own, or those of the table above.
    pub fn shared(&mut self) -> Shared {
        let sources = self.codes("source", "source");
        let status = self.maybe_word("status");
        let checked = self.maybe_date("checked");
        if checked.is_some_and(|checked| self.notes.is_to_come(checked)) {
            self.fault("was checked on a day that has yet to come");
        }
        let above = self.shared.clone();
        Shared {
            sources: if sources.is_empty() { above.sources } else { sources },
            status: status.or(above.status),
            checked: checked.or(above.checked),
        }
    }

    /// The texts `nl` and `en` of the table itself.
    pub fn own_text(&mut self) -> Option<Bilingual> {
        let (nl, en) = (self.fields.remove("nl"), self.fields.remove("en"));
        self.in_both("", nl, en)
    }

    /// A text in both languages.
    pub fn bilingual(&mut self, field: &str) -> Option<Bilingual> {
        let present = self.has(field);
        let text = self.maybe_bilingual(field);
        if present { text } else { self.must(field, text) }
    }

    /// A text in both languages that may be left out.
    pub fn maybe_bilingual(&mut self, field: &str) -> Option<Bilingual> {
        let value = self.fields.remove(field)?;
        self.bilingual_of(field, value)
    }

    /// Lines of text in both languages.
    pub fn bilinguals(&mut self, field: &str) -> Vec<Bilingual> {
        let values = self.array(field);
        values.into_iter().filter_map(|value| self.bilingual_of(field, value)).collect()
    }

    fn bilingual_of(&mut self, field: &str, value: Value) -> Option<Bilingual> {
        let Value::Table(mut both) = value else {
            self.fault(format!("`{field}` is not a text in nl and en"));
            return None;
        };
        let (nl, en) = (both.remove("nl"), both.remove("en"));
        for other in both.keys() {
            self.fault(format!("`{field}.{other}` is not a field here"));
        }
        self.in_both(field, nl, en)
    }

    fn in_both(&mut self, field: &str, nl: Option<Value>, en: Option<Value>) -> Option<Bilingual> {
        let nl = self.in_one(field, "nl", nl);
        let en = self.in_one(field, "en", en);
        Some(Bilingual { nl: nl?, en: en? })
    }

    fn in_one(&mut self, field: &str, lang: &str, value: Option<Value>) -> Option<String> {
        match value {
            Some(Value::String(text)) if !text.trim().is_empty() => Some(self.clean(text)),
            _ if field.is_empty() => self.nothing(format!("has no text in {lang}")),
            _ => self.nothing(format!("`{field}` has no text in {lang}")),
        }
    }

    /// A text of one language, or the same in all.
    pub fn text(&mut self, field: &str) -> Option<String> {
        let present = self.has(field);
        let text = self.maybe_text(field);
        if present { text } else { self.must(field, text) }
    }

    /// A text that may be left out.
    pub fn maybe_text(&mut self, field: &str) -> Option<String> {
        match self.fields.remove(field)? {
            Value::String(text) if !text.trim().is_empty() => Some(self.clean(text)),
            _ => self.nothing(format!("`{field}` is not a text")),
        }
    }

    /// A title of someone else, in their words.
    pub fn title(&mut self, field: &str) -> Option<String> {
        match self.fields.remove(field) {
            Some(Value::String(text)) if !text.trim().is_empty() => Some(text),
            _ => self.nothing(format!("has no `{field}`")),
        }
    }

    /// A list of texts; empty when left out.
    pub fn texts(&mut self, field: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for value in self.array(field) {
            match value {
                Value::String(text) if !text.trim().is_empty() => texts.push(self.clean(text)),
                _ => self.fault(format!("`{field}` holds something that is not a text")),
            }
        }
        texts
    }

    /// Phrases to look for in what people write: words that we advise against stand among them.
    pub fn phrases<T: FromStr<Err = NotAPhrase>>(&mut self, field: &str) -> Vec<T> {
        let mut phrases = Vec::new();
        for value in self.array(field) {
            match value.as_str().map(str::parse::<T>) {
                Some(Ok(phrase)) => phrases.push(phrase),
                Some(Err(why)) => self.fault(format!("`{field}`: {value} isn't a phrase: {why}")),
                None => self.fault(format!("`{field}` holds something that is not a text")),
            }
        }
        phrases
    }

    /// A web address.
    pub fn maybe_url(&mut self, field: &str) -> Option<String> {
        let url = self.maybe_text(field)?;
        if !is_web_address(&url) {
            self.fault(format!("`{field}` is not a web address: {url}"));
        }
        Some(url)
    }

    /// A code of a list, or another name that some file gives out.
    pub fn code(&mut self, field: &str, scope: &str) -> Option<Key> {
        let name = self.text(field)?;
        self.refer(&name, scope)
    }

    /// A code that may be left out.
    pub fn maybe_code(&mut self, field: &str, scope: &str) -> Option<Key> {
        let name = self.maybe_text(field)?;
        self.refer(&name, scope)
    }

    /// Codes of a list; empty when left out.
    pub fn codes(&mut self, field: &str, scope: &str) -> Vec<Key> {
        let names = self.texts(field);
        names.into_iter().filter_map(|name| self.refer(&name, scope)).collect()
    }

    /// Codes of a list, at least one.
    pub fn some_codes(&mut self, field: &str, scope: &str) -> Vec<Key> {
        let codes = self.codes(field, scope);
        if codes.is_empty() {
            self.fault(format!("has no `{field}`"));
        }
        codes
    }

    /// One word of a closed list.
    pub fn word<T: FromStr<Err = UnknownWord>>(&mut self, field: &str) -> Option<T> {
        let present = self.has(field);
        let word = self.maybe_word(field);
        if present { word } else { self.must(field, word) }
    }

    /// One word of a closed list that may be left out.
    pub fn maybe_word<T: FromStr<Err = UnknownWord>>(&mut self, field: &str) -> Option<T> {
        match self.maybe_text(field)?.parse() {
            Ok(meaning) => Some(meaning),
            Err(unknown) => self.nothing(format!("`{field}`: {unknown}")),
        }
    }

    /// Words of a closed list; none when left out.
    pub fn words<T: FromStr<Err = UnknownWord>>(&mut self, field: &str) -> Option<Vec<T>> {
        let read: Result<Vec<T>, _> =
            self.texts(field).into_iter().map(|word| word.parse()).collect();
        read.map_err(|why: UnknownWord| self.fault(format!("`{field}`: {why}"))).ok()
    }

    /// Yes or no.
    pub fn yes_no(&mut self, field: &str) -> Option<bool> {
        match self.fields.remove(field) {
            Some(Value::Boolean(answer)) => Some(answer),
            _ => self.nothing(format!("`{field}` is not true or false")),
        }
    }

    /// Yes or no; no when left out.
    pub fn yes_or_silent(&mut self, field: &str) -> bool {
        self.has(field) && self.yes_no(field).unwrap_or(false)
    }

    /// A whole number from 0 to 255 that may be left out.
    pub fn maybe_whole(&mut self, field: &str) -> Option<u8> {
        let value = self.fields.remove(field)?;
        let number = value.as_integer().and_then(|number| u8::try_from(number).ok());
        number.or_else(|| self.nothing(format!("`{field}` is not a whole number from 0 to 255")))
    }

    /// A whole number from 0 to 255.
    pub fn whole(&mut self, field: &str) -> Option<u8> {
        let present = self.has(field);
        let number = self.maybe_whole(field);
        if present { number } else { self.must(field, number) }
    }

    /// A day that may be left out.
    pub fn maybe_date(&mut self, field: &str) -> Option<Date> {
        let value = self.fields.remove(field)?;
        let date = match &value {
            Value::Datetime(day) if day.time.is_none() && day.offset.is_none() => {
                day.date.and_then(|day| {
                    let (year, month) = (i16::try_from(day.year), i8::try_from(day.month));
                    Date::new(year.ok()?, month.ok()?, i8::try_from(day.day).ok()?).ok()
                })
            }
            _ => None,
        };
        date.or_else(|| self.nothing(format!("`{field}` is not a day as in 2026-03-02")))
    }

    fn array(&mut self, field: &str) -> Vec<Value> {
        match self.fields.remove(field) {
            None => Vec::new(),
            Some(Value::Array(values)) => values,
            Some(_) => {
                self.fault(format!("`{field}` is not a list"));
                Vec::new()
            }
        }
    }

    fn refer(&mut self, name: &str, scope: &str) -> Option<Key> {
        let key = Key::new(name);
        self.notes.refer(scope, name, (self.file, &self.place));
        key.ok()
    }

    /// The text itself; notes the words in it that blame or teach.
    fn clean(&mut self, text: String) -> String {
        for word in words::forbidden_in(&text) {
            self.fault(format!("`{word}` blames a victim or teaches an offender"));
        }
        text
    }

    fn has(&self, field: &str) -> bool {
        self.fields.contains_key(field)
    }

    fn must<T>(&mut self, field: &str, value: Option<T>) -> Option<T> {
        value.or_else(|| self.nothing(format!("has no `{field}`")))
    }

    fn nothing<T>(&mut self, what: String) -> Option<T> {
        self.fault(what);
        None
    }
}

/// Whether a text is an `http` or `https` address with a host of at least two names.
fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let names: Vec<_> = host.split('.').collect();
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '`' | '\\');
    names.len() > 1
        && names.iter().all(|name| {
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        })
        && text.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_address_is_a_web_address() {
        for good in
            ["https://keerpunt.chat", "http://nji.nl/nl/Slachtoffers?x=1#y", "https://a.b/~c"]
        {
            assert!(is_web_address(good), "{good}");
        }
        for bad in [
            "",
            "nji.nl",
            "https://",
            "https://nji",
            "ftp://nji.nl",
            "https://nji..nl",
            "https://a.b/c d",
            "javascript:alert(1)",
            "https://a.b/\"><script>",
            "https://user@evil.nl",
        ] {
            assert!(!is_web_address(bad), "{bad}");
        }
    }
}
