# Texts of the API: problems and faults in what was sent.

api-title-invalid = Something is wrong in what you sent
api-title-not-found = Not found
api-title-not-allowed = You may not do this
api-title-refused = This can't be done now
api-title-stale = Changed in the meantime
api-title-unavailable = It doesn't work now
api-title-too-large = Too large
api-title-unsupported = We don't know this format or this way
api-title-internal = Something went wrong on our side

api-detail-invalid = Nothing was changed. Mend every fault in the list and send it again.
api-detail-not-found = It isn't there, or it isn't for you. Check the address.
api-detail-not-allowed = Your function may not do this. The refusal is in the journal.
api-detail-step-up = For this you must have proven recently who you are. Ask for a new token.
api-detail-signed-out = Send a valid token in the header Authorization, as Bearer. Cookies don't count here.
api-detail-stale = Someone else has just changed this; nothing was overwritten. Get the matter again and send the new version with it.
api-detail-version-missing = Say in the header If-Match which version you started from. The version stands in the ETag of the matter.
api-detail-key-reused = This Idempotency-Key was used for something else before. Take a new key for a new request.
api-detail-unavailable = Something that is needed doesn't answer now. Wait a moment and send the same again, with the same Idempotency-Key.
api-detail-too-large = This is more than 256 kilobytes. Send less.
api-detail-unsupported = See the OpenAPI document for the method and the format that hold here.
api-detail-internal = Nothing was done halfway. Try once more; else give the reference to your functional manager.

api-fault-missing = This is missing.
api-fault-too-long = This text is too long.
api-fault-too-many = These are too many.
api-fault-odd-characters = It holds characters that no keyboard types.
api-fault-unknown-word = This word isn't in the list.
api-fault-unknown-field = This field doesn't exist.
api-fault-wrong-type = This is another kind of value than it must be.
api-fault-not-an-id = This isn't a number of this kind.
api-fault-not-a-date = This isn't a date that exists. Write 2026-03-02.
api-fault-not-a-moment = This isn't a moment. Write 2026-03-02T09:30:00Z or with another time zone.
api-fault-not-a-time = Write a day, a month or a year: 2026-03-02, 2026-03 or 2026.
api-fault-not-json = This isn't readable JSON.
api-fault-unreadable = This can't be read.
api-fault-not-an-etag = Write the version as the ETag gave it: between quotation marks.
api-fault-out-of-range = This number is too small or too large.
api-fault-choose-one = Give one of the two, not both.
api-fault-only-the-talk = Only the talk can be skipped.
api-fault-chapters-missing = A required chapter is missing: transport, school, social media or going missing.
api-fault-twice = This stands there twice.
api-fault-nothing-to-register = What is no indication isn't registered.
api-fault-own-organisation = This is your own organisation. Hand the duty over instead of reporting.
api-fault-year-not-over = Figures come when the year is over.
