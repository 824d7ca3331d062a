//! Every number that ranking depends on.

/// The kind of a text in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Name,
    Acronym,
    Technique,
    /// A synonym of a name in the document, which the texts of the document need not contain.
    Synonym,
    Service,
    Equipment,
    Host,
    Place,
    Summary,
    /// What something in the document is for, in the words of somebody who does not know its name.
    Need,
    /// A name of something in the document, which is searched like a need.
    Topic,
    /// A need that something similar to the document's offer answers, and probably the document too.
    Near,
}

/// Weights of a field: for a single word in it, and for a match of the whole text.
#[derive(Clone, Copy, Debug)]
pub struct FieldWeights {
    /// For a word; at most [`MAX_WEIGHT`] over all fields of a document.
    pub word: f32,
    /// For a group of words, not the whole query, that equals the text: "cytométrie en flux" in "cytométrie en flux
    /// Gif".
    pub part: f32,
    /// For the whole query being equal to the text, in addition to its words.
    pub whole: f32,
    /// For the whole query being a prefix of the text, in addition to its words.
    pub start: f32,
    /// Share of a word's weight that is lost for each other word of the text.
    pub length: f32,
}

/// The highest weight of all words of a document.
pub const MAX_WEIGHT: f32 = 15.9;

/// Weights of matches. Raising a number ranks the documents that match this way higher.
#[derive(Clone, Copy, Debug)]
pub struct Weights {
    pub name: FieldWeights,
    pub acronym: FieldWeights,
    pub technique: FieldWeights,
    pub synonym: FieldWeights,
    pub service: FieldWeights,
    pub equipment: FieldWeights,
    pub host: FieldWeights,
    pub place: FieldWeights,
    pub summary: FieldWeights,
    pub need: FieldWeights,
    /// Share of its weight that a second field with the same word adds.
    pub again: f32,
    /// Factor for a word with another ending: plural, feminine…
    pub inflected: f32,
    /// Factor for a prefix match, the loss for each missing letter, and the lowest factor.
    pub prefix: f32,
    pub prefix_letter: f32,
    pub prefix_least: f32,
    /// Like `prefix`, for a word followed by others, which is less likely to be unfinished.
    pub inner_prefix: f32,
    /// Factors for one and two typing errors in a whole word.
    pub errors: [f32; 2],
    /// Factors for one and two typing errors in a prefix.
    pub prefix_errors: [f32; 2],
    /// Factor if the first letter is among the errors.
    pub first_letter: f32,
    /// Factor for two words written as one.
    pub split: f32,
    /// Bonus for a document that contains every word of the query.
    pub every_word: f32,
}

pub const WEIGHTS: Weights = Weights {
    name: FieldWeights { word: 8.0, part: 10.0, whole: 100.0, start: 30.0, length: 0.04 },
    acronym: FieldWeights { word: 8.0, part: 10.0, whole: 100.0, start: 30.0, length: 0.04 },
    technique: FieldWeights { word: 4.5, part: 8.0, whole: 50.0, start: 6.0, length: 0.04 },
    synonym: FieldWeights { word: 3.0, part: 7.0, whole: 40.0, start: 4.0, length: 0.04 },
    service: FieldWeights { word: 3.0, part: 5.0, whole: 40.0, start: 4.0, length: 0.04 },
    equipment: FieldWeights { word: 2.5, part: 4.0, whole: 30.0, start: 3.0, length: 0.04 },
    host: FieldWeights { word: 2.5, part: 4.0, whole: 10.0, start: 2.0, length: 0.02 },
    place: FieldWeights { word: 2.5, part: 4.0, whole: 10.0, start: 2.0, length: 0.02 },
    summary: FieldWeights { word: 1.5, part: 0.0, whole: 0.0, start: 0.0, length: 0.0 },
    need: FieldWeights { word: 3.0, part: 0.0, whole: 0.0, start: 0.0, length: 0.0 },
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

/// Weights for questions, of which a document rarely contains every word.
#[derive(Clone, Copy, Debug)]
pub struct QuestionWeights {
    /// Factor for a word with the same root: irradier, irradiation.
    pub root: f32,
    /// Factor for a near-synonym: souris, mice.
    pub alike: f32,
    /// Factor for a word that contains an unknown one: bioluminescence, luminescent.
    pub held: f32,
    /// A word in this many documents or fewer has the highest weight.
    pub rarest: f32,
    /// Factor for a word that occurs in documents, but in no topic.
    pub own: f32,
    /// Loss of a document that lacks such a word.
    pub lacking: f32,
    /// Factor for a word with typing errors.
    pub errors: f32,
    /// Factor for a number.
    pub number: f32,
    /// Factor for an excluded word, which matches only needs that do without it: “replace animal tests”.
    pub without: f32,
    /// Factor for a document that mentions the excluded thing.
    pub mention: f32,
    /// Factor for a document that answers a need which does without the excluded thing.
    pub alternative: f32,
    /// Share of the needs of a topic, and of the topics of a document, that must contain an excluded word for its
    /// topics to exclude the document.
    pub most: f32,
    /// Factor for a place.
    pub place: f32,
    /// Factor for a document at another place.
    pub elsewhere: f32,
    /// Share of the documents with a word that must have it in their location, for the word to be a place.
    pub placed: f32,
    /// Match of a word at which it counts half of its maximum.
    pub half: f32,
    /// Match of a word at which it is fully covered.
    pub covered: f32,
    /// Loss for each word of a need that is not in the question.
    pub missing: f32,
    /// Weight of the best matching need.
    pub need: f32,
    /// Weight of the words that all needs of a topic contain together.
    pub topic: f32,
    /// How far the weight of a word depends on the number of topics that contain it, rather than of documents.
    pub among: f32,
    /// A word in this many topics or fewer has the highest weight.
    pub fewest: f32,
    /// Share of its score that a second topic of the document adds.
    pub second: f32,
    /// Factor of a topic for documents that are only near it.
    pub near: f32,
    /// Loss for each further topic of a document.
    pub further: f32,
    /// Factor of the words of a topic for its documents.
    pub need_word: f32,
    /// Factor of whole-text matches.
    pub whole: f32,
    /// Bonus for a document that contains every word itself.
    pub every_word: f32,
    /// Documents below this share of the best score are not answers.
    pub least: f32,
    /// Share of a question that known words must cover for it to be answered.
    pub known: f32,
    /// Share above which the answer is certain.
    pub sure: f32,
    /// Share of the best score that a document at the named place must have to count as an answer there.
    pub here: f32,
    /// How far a short word counts as known if it only matches as a prefix or with typing errors.
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
    alternative: 1.5,
    most: 0.55,
    place: 1.25,
    elsewhere: 0.95,
    placed: 0.5,
    half: 3.2,
    covered: 1.2,
    missing: 0.16,
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
    pub const fn of(&self, field: Field) -> &FieldWeights {
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
