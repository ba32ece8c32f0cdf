//! The tables of the lexicon that names and phrases are looked up in.

use super::super::word_list::WordList;
use crate::lexicon::{classes, departments, duties, levels, organs, people, prose};
use crate::units::UnitRole;

pub(super) static ENDINGS: WordList = WordList::of(&[organs::ENDINGS]);
pub(super) static BARE_ENDINGS: WordList = WordList::of(&[organs::BARE_ENDINGS]);
pub(super) static RANKS: WordList<u8> = WordList::of_pairs(&[organs::RANKS]);
pub(super) static WITH_PARTS: WordList = WordList::of(&[organs::WITH_PARTS]);
pub(super) static WITH_SOME_PARTS: WordList = WordList::of(&[organs::WITH_SOME_PARTS]);
pub(super) static PARTS: WordList = WordList::of(&[organs::PARTS]);
pub(super) static LOOSE_ENDINGS: WordList = WordList::of(&[organs::LOOSE_ENDINGS]);
pub(super) static TOWNSHIPS: WordList = WordList::of(&[organs::TOWNSHIPS]);
/// Words that a wrap may stand in though what stands before it looks whole.
pub(super) static SEAMS: WordList = WordList::of(&[organs::SEAMS]);
/// As [`SEAMS`], of which those of two characters may stand side by side by chance.
pub(super) static LONG_SEAMS: WordList =
    WordList::of(&[organs::BARE_ENDINGS, classes::CLASS_ENDINGS, departments::PARTY_DEPARTMENTS]);

pub(super) static LEVELS: WordList = WordList::of(&[levels::LEVELS, levels::LEVELS_OF_LINES]);
pub(super) static LEVELS_JOINED: WordList = WordList::of(&[levels::LEVELS, levels::LEVELS_JOINED]);
pub(super) static NO_LEVEL: WordList = WordList::of(&[levels::NO_LEVEL]);
pub(super) static WIDE_LEVELS: WordList = WordList::of(&[levels::WIDE_LEVELS]);

pub(super) static CLASSES: WordList = WordList::of(&[classes::CLASSES]);
pub(super) static CLASS_ENDINGS: WordList = WordList::of(&[classes::CLASS_ENDINGS]);
pub(super) static CLASS_KINDS: WordList = WordList::of(&[classes::CLASS_KINDS]);
pub(super) static CLASS_MARKS: WordList = WordList::of(&[classes::CLASS_MARKS]);
pub(super) static CLASS_OPENERS: WordList = WordList::of(&[classes::CLASS_OPENERS]);
pub(super) static COUNTIES: WordList = WordList::of(&[classes::COUNTIES]);
pub(super) static NOT_EACH: WordList = WordList::of(&[classes::NOT_EACH]);
pub(super) static KINDS: WordList = WordList::of(&[classes::KINDS]);
pub(super) static GOVERNMENTS: WordList = WordList::of(&[classes::GOVERNMENTS]);
pub(super) static LEVEL_RANKS: WordList<u8> = WordList::of_pairs(&[classes::LEVEL_RANKS]);
pub(super) static ET_CETERA_KINDS: WordList = WordList::of(&[classes::ET_CETERA_KINDS]);
pub(super) static ET_CETERA_FILL: WordList = WordList::of(&[classes::ET_CETERA_FILL]);

pub(super) static DEPARTMENTS: WordList = WordList::of(&[departments::DEPARTMENTS]);
pub(super) static DEPARTMENT_NAMES: WordList = WordList::of(&[departments::DEPARTMENT_NAMES]);
pub(super) static DEPARTMENT_STEMS: WordList = WordList::of(&[departments::DEPARTMENT_STEMS]);
pub(super) static PARTY_DEPARTMENTS: WordList = WordList::of(&[departments::PARTY_DEPARTMENTS]);
pub(super) static NO_ELISION: WordList = WordList::of(&[departments::NO_ELISION]);
pub(super) static NO_PLACE: WordList = WordList::of(&[departments::NO_PLACE]);

/// What stands behind names: 牵头, 配合.
pub(super) static VERBS: WordList<UnitRole> = WordList::of_pairs(&[duties::ROLE_WORDS]);
/// What stands in labels: 责任, 主(承)办 and the verbs.
pub(super) static LABEL_WORDS: WordList<UnitRole> =
    WordList::of_pairs(&[duties::LABEL_WORDS, duties::ROLE_WORDS]);
pub(super) static LABEL_FILL: WordList = WordList::of(&[duties::LABEL_FILL]);
pub(super) static LABEL_NOUNS: WordList =
    WordList::of(&[duties::LABEL_NOUNS, duties::LABEL_PLACES]);
/// Nouns of labels whose other words need not be known: 监督单位：.
pub(super) static PLAIN_LABEL_NOUNS: WordList = WordList::of(&[duties::LABEL_NOUNS]);
pub(super) static PERSON_LABELS: WordList = WordList::of(&[duties::PERSON_LABELS]);
pub(super) static ROLE_PHRASES: WordList<UnitRole> = WordList::of_pairs(&[duties::ROLE_PHRASES]);
pub(super) static ROLE_FILL: WordList = WordList::of(&[duties::ROLE_FILL]);
/// Names that end as verbs or the words beside them do.
pub(super) static NOT_VERBS: WordList = WordList::of(&[duties::OFFICES, duties::ORGANIZATIONS]);
pub(super) static OPENERS: WordList = WordList::of(&[duties::OPENERS]);
pub(super) static JOINTS: WordList = WordList::of(&[duties::JOINTS]);
pub(super) static DUTY_OPENERS: WordList = WordList::of(&[duties::DUTY_OPENERS]);
pub(super) static DUTY_FILL: WordList = WordList::of(&[duties::DUTY_FILL]);
pub(super) static DUTIES: WordList = WordList::of(&[duties::DUTIES]);
pub(super) static DUTY_TAIL: WordList = WordList::of(&[duties::DUTY_TAIL, duties::ROLE_FILL]);
pub(super) static DUTY_WORDS: WordList = WordList::of(&[duties::DUTY_WORDS]);
pub(super) static DUTY_LEAD: WordList = WordList::of(&[duties::DUTY_LEAD]);

pub(super) static ASIDES: WordList = WordList::of(&[prose::ASIDES]);
pub(super) static THESE: WordList = WordList::of(&[prose::THESE]);
pub(super) static FIRST_UNIT: WordList = WordList::of(&[prose::FIRST_UNIT]);
pub(super) static SENTENCE_WORDS: WordList = WordList::of(&[prose::SENTENCE_WORDS]);
pub(super) static NOT_SENTENCES: WordList = WordList::of(&[prose::NOT_SENTENCES]);
pub(super) static WEAK_SENTENCE_WORDS: WordList = WordList::of(&[prose::WEAK_SENTENCE_WORDS]);
pub(super) static OTHER_VERBS: WordList = WordList::of(&[prose::OTHER_VERBS]);
pub(super) static TIME_WORDS: WordList = WordList::of(&[prose::TIME_WORDS]);
pub(super) static NOT_PEOPLE: WordList = WordList::of(&[people::NOT_PEOPLE]);
