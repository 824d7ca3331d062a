//! What a match is worth: every number that ranking depends on.

/// What a text of a document says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Name,
    Acronym,
    Technique,
    /// Another name of something that the document has, not written in it.
    Synonym,
    Service,
    Equipment,
    Host,
    Place,
    Summary,
    /// What something that the document has is for, in the words of somebody who does not know its name.
    Need,
    /// A name of something that the document has, which counts among its needs.
    Topic,
    /// What something near to what the document has is for: a need that it may well answer.
    Near,
}

/// Worth of a field: of one word found in it, and of the whole text being what was sought.
#[derive(Clone, Copy, Debug)]
pub struct Worth {
    /// Of a word, at most [`MOST`] over all fields of a document.
    pub word: f32,
    /// Of a group of words, not the whole query, that is exactly the text: "cytométrie en flux" in "cytométrie en flux Gif".
    pub part: f32,
    /// Of the query as a whole being exactly the text, on top of the words.
    pub whole: f32,
    /// Of the query as a whole being the beginning of the text, on top of the words.
    pub start: f32,
    /// Share of a word's worth that is lost for each other word of the text.
    pub length: f32,
}

/// The most that words can be worth in a document.
pub const MOST: f32 = 15.9;

/// Raising a number puts the documents that match there first.
#[derive(Clone, Copy, Debug)]
pub struct Weights {
    pub name: Worth,
    pub acronym: Worth,
    pub technique: Worth,
    pub synonym: Worth,
    pub service: Worth,
    pub equipment: Worth,
    pub host: Worth,
    pub place: Worth,
    pub summary: Worth,
    pub need: Worth,
    /// Share of a word's worth that another field with the same word adds.
    pub again: f32,
    /// A word of the text with another ending: plural, feminine…
    pub inflected: f32,
    /// A word of the text that begins with the word sought, and what each letter more takes away.
    pub prefix: f32,
    pub prefix_letter: f32,
    pub prefix_least: f32,
    /// The same for a word that others follow: less likely to be unfinished.
    pub inner_prefix: f32,
    /// One and two typing errors in a whole word.
    pub errors: [f32; 2],
    /// One and two typing errors in the beginning of a word.
    pub prefix_errors: [f32; 2],
    /// What is left when the first letter is among the errors.
    pub first_letter: f32,
    /// Two words written as one.
    pub split: f32,
    /// What a document that has every word of the query gets beyond the words.
    pub every_word: f32,
}

pub const WEIGHTS: Weights = Weights {
    name: Worth { word: 8.0, part: 10.0, whole: 100.0, start: 30.0, length: 0.04 },
    acronym: Worth { word: 8.0, part: 10.0, whole: 100.0, start: 30.0, length: 0.04 },
    technique: Worth { word: 4.5, part: 8.0, whole: 50.0, start: 6.0, length: 0.04 },
    synonym: Worth { word: 3.0, part: 7.0, whole: 40.0, start: 4.0, length: 0.04 },
    service: Worth { word: 3.0, part: 5.0, whole: 40.0, start: 4.0, length: 0.04 },
    equipment: Worth { word: 2.5, part: 4.0, whole: 30.0, start: 3.0, length: 0.04 },
    host: Worth { word: 2.5, part: 4.0, whole: 10.0, start: 2.0, length: 0.02 },
    place: Worth { word: 2.5, part: 4.0, whole: 10.0, start: 2.0, length: 0.02 },
    summary: Worth { word: 1.5, part: 0.0, whole: 0.0, start: 0.0, length: 0.0 },
    need: Worth { word: 3.0, part: 0.0, whole: 0.0, start: 0.0, length: 0.0 },
    again: 0.15,
    inflected: 0.92,
    prefix: 0.85,
    prefix_letter: 0.02,
    prefix_least: 0.6,
    inner_prefix: 0.7,
    errors: [0.7, 0.5],
    prefix_errors: [0.55, 0.3],
    first_letter: 0.8,
    split: 0.8,
    every_word: 20.0,
};

/// The same for questions, of which a document rarely has every word.
#[derive(Clone, Copy, Debug)]
pub struct QuestionWeights {
    /// A word of the text with the same root: irradier, irradiation.
    pub root: f32,
    /// A word that means much the same: souris, mice.
    pub alike: f32,
    /// A word of the text that holds one which no text has: bioluminescence, luminescent.
    pub held: f32,
    /// As many documents as this with a word make it as rare as it can be.
    pub rarest: f32,
    /// Raises the share of a word that documents have, but no topic.
    pub own: f32,
    /// What a document loses that lacks such a word.
    pub lacking: f32,
    /// What is left of the share of a word with typing errors.
    pub errors: f32,
    /// What is left of the share of a number.
    pub number: f32,
    /// What is left of the share of a word for what does without it.
    pub without: f32,
    /// What is left of a document that mentions what is to be left out.
    pub mention: f32,
    /// Raises a document that is for doing without it.
    pub spares: f32,
    /// Share of the needs of a topic, and of the topics of a document, that must have what is to be left out.
    pub most: f32,
    /// Raises the share of a place.
    pub place: f32,
    /// What is left of a document elsewhere.
    pub elsewhere: f32,
    /// Share of the documents with a word that must have it as a place, for it to be one.
    pub placed: f32,
    /// Worth of a word at which it counts half as much as it can.
    pub half: f32,
    /// Worth of a word at which it is fully covered.
    pub covered: f32,
    /// What each word of a need that the question does not say takes away.
    pub unsaid: f32,
    /// Worth of the need that says most of the question.
    pub need: f32,
    /// Worth of the words that the needs of a topic have together.
    pub topic: f32,
    /// How far a word tells by the topics that have it rather than by the documents.
    pub among: f32,
    /// As many topics as this with a word make it as rare as it can be.
    pub fewest: f32,
    /// What a second topic of the document adds of its own worth.
    pub second: f32,
    /// What is left of a topic for documents that are only near it.
    pub near: f32,
    /// What each further topic of a document takes away.
    pub further: f32,
    /// What is left of the words of a topic for its documents.
    pub need_word: f32,
    /// What is left of whole texts.
    pub whole: f32,
    /// What a document that has every word itself gets beyond the words.
    pub every_word: f32,
    /// Documents below this share of the best one do not answer.
    pub least: f32,
    /// Share of a question that known words must make up for it to be answered.
    pub known: f32,
    /// Share above which the answer is sure.
    pub sure: f32,
    /// Share of the best score that a document must have at the place that is named, for one to be there.
    pub here: f32,
    /// How far a word is known that is only the beginning of others, or has typing errors, where it is short.
    pub guessed: f32,
}

pub const QUESTION: QuestionWeights = QuestionWeights {
    root: 0.3,
    alike: 0.6,
    held: 0.8,
    rarest: 8.0,
    own: 1.4,
    lacking: 0.15,
    errors: 0.8,
    number: 0.35,
    without: 0.5,
    mention: 0.6,
    spares: 1.5,
    most: 0.55,
    place: 1.25,
    elsewhere: 0.95,
    placed: 0.5,
    half: 3.2,
    covered: 1.2,
    unsaid: 0.16,
    need: 6.0,
    topic: 1.1,
    among: 0.53,
    fewest: 2.6,
    second: 0.24,
    near: 0.7,
    further: 0.025,
    need_word: 0.27,
    whole: 0.04,
    every_word: 1.0,
    least: 0.3,
    known: 0.45,
    sure: 0.7,
    here: 0.8,
    guessed: 0.3,
};

impl Weights {
    pub const fn of(&self, field: Field) -> &Worth {
        match field {
            Field::Name => &self.name,
            Field::Acronym => &self.acronym,
            Field::Technique => &self.technique,
            Field::Synonym => &self.synonym,
            Field::Service => &self.service,
            Field::Equipment => &self.equipment,
            Field::Host => &self.host,
            Field::Place => &self.place,
            Field::Summary => &self.summary,
            Field::Need | Field::Topic | Field::Near => &self.need,
        }
    }
}

impl Field {
    pub const ALL: [Self; 12] = [
        Self::Name,
        Self::Acronym,
        Self::Technique,
        Self::Synonym,
        Self::Service,
        Self::Equipment,
        Self::Host,
        Self::Place,
        Self::Summary,
        Self::Need,
        Self::Topic,
        Self::Near,
    ];
}
