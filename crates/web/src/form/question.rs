//! The questions of a form as data, drawn by one template (`parts/form.html`), so that every form of the site
//! looks, reads and reports its errors alike.

use super::Fields;
use crate::error::{Trouble, TroubleWords};
use crate::visitor::Visitor;
use usecases::error::FieldError;
use usecases::request::FormKey;

/// A form: groups of questions, and the button that sends them.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    /// Where it is sent.
    pub(crate) action: String,
    /// Groups of questions.
    pub(crate) groups: Vec<Group>,
    /// Values that travel along unseen.
    pub(crate) hidden: Vec<(&'static str, String)>,
    /// What the button says.
    pub(crate) submit: String,
    /// Errors that belong to no question.
    pub(crate) general: Vec<String>,
    /// Why it came back, if not for its answers.
    pub(crate) note: Option<Note>,
}

/// What is said above a form that came back.
#[derive(Debug, Clone, Default)]
pub(crate) struct Note {
    /// What happened.
    pub(crate) heading: String,
    /// Why, one paragraph each.
    pub(crate) paragraphs: Vec<String>,
    /// What others did in the meantime.
    pub(crate) changes: Vec<String>,
    /// What to do now.
    pub(crate) next: String,
    /// Nothing is wrong; it only has to be known.
    pub(crate) is_calm: bool,
}

/// Questions under one heading.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    /// The heading; empty for a form of one group.
    pub(crate) legend: &'static str,
    /// The questions.
    pub(crate) questions: Vec<Question>,
}

/// One question.
#[derive(Debug, Clone)]
pub(crate) struct Question {
    /// Its name in what is sent, `requester.name`.
    pub(crate) name: &'static str,
    /// What is asked.
    pub(crate) label: String,
    /// How to answer; may be empty.
    pub(crate) hint: String,
    /// What the answer looks like.
    pub(crate) answer: Answer,
    /// Need not be answered.
    pub(crate) is_optional: bool,
    /// `autocomplete` of the browser; empty for none.
    pub(crate) autocomplete: &'static str,
    /// What stands in it.
    pub(crate) value: String,
    /// How to mend the answer.
    pub(crate) error: Option<String>,
}

/// What an answer looks like.
#[derive(Debug, Clone)]
pub(crate) enum Answer {
    /// One line; the input's type.
    Line(&'static str),
    /// Many lines, so high.
    Lines(u8),
    /// One of some, all shown.
    One(Vec<Choice>),
    /// One of many, in a list.
    Listed(Vec<Choice>),
    /// Any of some.
    Any(Vec<Choice>),
}

/// Something to choose.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    /// The word sent.
    pub(crate) value: String,
    /// The word shown.
    pub(crate) label: String,
    /// What it means; may be empty.
    pub(crate) hint: String,
    /// Chosen.
    pub(crate) is_chosen: bool,
}

impl Choice {
    /// A choice without explanation.
    pub(crate) fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new(), is_chosen: false }
    }

    /// The same choice with what it means.
    pub(crate) fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: hint.into(), ..self }
    }
}

impl Question {
    fn new(name: &'static str, label: &str, answer: Answer) -> Self {
        Self {
            name,
            label: label.to_owned(),
            hint: String::new(),
            answer,
            is_optional: false,
            autocomplete: "",
            value: String::new(),
            error: None,
        }
    }

    /// One line of text.
    pub(crate) fn line(name: &'static str, label: &str) -> Self {
        Self::new(name, label, Answer::Line("text"))
    }

    /// One line of a kind the browser knows: `tel`, `email`, `password`, `number`.
    pub(crate) fn line_of(kind: &'static str, name: &'static str, label: &str) -> Self {
        Self::new(name, label, Answer::Line(kind))
    }

    /// A day.
    pub(crate) fn day(name: &'static str, label: &str) -> Self {
        Self::new(name, label, Answer::Line("date"))
    }

    /// Many lines of text.
    pub(crate) fn lines(name: &'static str, label: &str, rows: u8) -> Self {
        Self::new(name, label, Answer::Lines(rows))
    }

    /// One of a few, all shown.
    pub(crate) fn one(name: &'static str, label: &str, choices: Vec<Choice>) -> Self {
        Self::new(name, label, Answer::One(choices))
    }

    /// One of many, in a list.
    pub(crate) fn listed(name: &'static str, label: &str, choices: Vec<Choice>) -> Self {
        Self::new(name, label, Answer::Listed(choices))
    }

    /// Any of some.
    pub(crate) fn any(name: &'static str, label: &str, choices: Vec<Choice>) -> Self {
        Self::new(name, label, Answer::Any(choices))
    }

    /// How to answer.
    pub(crate) fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: hint.into(), ..self }
    }

    /// Need not be answered.
    pub(crate) fn optional(self) -> Self {
        Self { is_optional: true, ..self }
    }

    /// What the browser may fill in.
    pub(crate) fn autocomplete(self, autocomplete: &'static str) -> Self {
        Self { autocomplete, ..self }
    }

    /// What stands in it at first.
    pub(crate) fn value(mut self, value: impl Into<String>) -> Self {
        self.set(&[&value.into()]);
        self
    }

    /// The id of its input.
    pub(crate) fn id(&self) -> String {
        self.name.replace('.', "-")
    }

    /// The ids of hint and error, for `aria-describedby`.
    pub(crate) fn described_by(&self) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.id()));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.id()));
        hint.into_iter().chain(error).collect::<Vec<_>>().join(" ")
    }

    /// Whether its answer is one of the browser's short kinds.
    pub(crate) fn is_short(&self) -> bool {
        matches!(self.answer, Answer::Line("number" | "date" | "tel"))
    }

    /// Whether its choices are explained, and so stand one below the other.
    pub(crate) fn has_hints(&self) -> bool {
        match &self.answer {
            Answer::Line(_) | Answer::Lines(_) => false,
            Answer::One(choices) | Answer::Listed(choices) | Answer::Any(choices) => {
                choices.iter().any(|choice| !choice.hint.is_empty())
            }
        }
    }

    fn set(&mut self, values: &[&str]) {
        match &mut self.answer {
            Answer::Line(_) | Answer::Lines(_) => self.value = values.first().map_or("", |value| value).to_owned(),
            Answer::One(choices) | Answer::Listed(choices) | Answer::Any(choices) => {
                for choice in choices {
                    choice.is_chosen = values.contains(&choice.value.as_str());
                }
            }
        }
    }
}

/// The hidden field with the key of a form that counts once.
const KEY: &str = "form_key";

/// The key that a form was sent with.
pub(crate) fn key_of(fields: &Fields) -> Option<FormKey> {
    FormKey::parse(fields.text(KEY))
}

impl Form {
    /// A form of one group.
    pub(crate) fn new(action: impl Into<String>, submit: impl Into<String>, questions: Vec<Question>) -> Self {
        Self::grouped(action, submit, vec![Group { legend: "", questions }])
    }

    /// A form of several groups.
    pub(crate) fn grouped(action: impl Into<String>, submit: impl Into<String>, groups: Vec<Group>) -> Self {
        Self {
            action: action.into(),
            groups,
            hidden: Vec::new(),
            submit: submit.into(),
            general: Vec::new(),
            note: None,
        }
    }

    /// A value that travels along.
    #[must_use]
    pub(crate) fn hidden(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.hidden.push((name, value.into()));
        self
    }

    /// The form with a key of its own: however often it is sent, it counts once.
    #[must_use]
    pub(crate) fn counting_once(self) -> Self {
        let mut bytes = [0_u8; 16];
        // Without randomness it counts as often as it is sent.
        let key = getrandom::fill(&mut bytes).map(|()| format!("{:032x}", u128::from_be_bytes(bytes)));
        self.hidden(KEY, key.unwrap_or_default())
    }

    /// The form as it was sent, the version that the person looked at included. Passwords are never shown again.
    #[must_use]
    pub(crate) fn filled(mut self, fields: &Fields) -> Self {
        for (name, value) in &mut self.hidden {
            if fields.has(name) {
                fields.text(name).clone_into(value);
            }
        }
        for question in self.groups.iter_mut().flat_map(|group| &mut group.questions) {
            if !matches!(question.answer, Answer::Line("password")) {
                let values: Vec<&str> = fields.all(question.name).collect();
                question.set(&values);
            }
        }
        self
    }

    /// The form as its visitor sent it, if it was this one and could not be taken, with what is wrong. Whoever was
    /// overtaken by somebody else sends it again knowingly: only then does the form take the newest version.
    #[must_use]
    pub(crate) fn returned_to(self, visitor: &Visitor) -> Self {
        let Some(returned) = visitor.returned.as_ref().filter(|returned| returned.sent.action == self.action) else {
            return self;
        };
        let newest = self.hidden.clone();
        let form = self.filled(&returned.draw().fields);
        match &returned.trouble {
            Trouble::Invalid(errors) => form.with_errors(errors),
            Trouble::Conflict(_) => {
                let submit = format!("已核对，仍要{}", form.submit);
                Self { hidden: newest, ..form.with_note(&returned.trouble) }.submitted_by(submit)
            }
            Trouble::Refused(_) | Trouble::Told(_) | Trouble::SignedIn | Trouble::SignedOut => {
                form.with_note(&returned.trouble)
            }
        }
    }

    fn submitted_by(self, submit: String) -> Self {
        Self { submit, ..self }
    }

    fn with_note(self, trouble: &Trouble) -> Self {
        let note = Note::of(trouble, &self.submit);
        Self { note: Some(note), ..self }
    }

    /// The form with what is wrong, beside the question where there is one.
    #[must_use]
    pub(crate) fn with_errors(mut self, errors: &[FieldError]) -> Self {
        for error in errors {
            let mut questions = self.groups.iter_mut().flat_map(|group| &mut group.questions);
            match questions.find(|question| question.name == error.field) {
                Some(question) => question.error = Some(error.message.clone()),
                None => self.general.push(error.message.clone()),
            }
        }
        self
    }

    /// The form with something wrong that belongs to no question.
    #[must_use]
    pub(crate) fn with_trouble(mut self, message: impl Into<String>) -> Self {
        self.general.push(message.into());
        self
    }

    /// What is wrong, for the summary on top: the id of the question, and how to mend it.
    pub(crate) fn errors(&self) -> Vec<(String, &str)> {
        let questions = self.groups.iter().flat_map(|group| &group.questions);
        questions.filter_map(|q| q.error.as_deref().map(|error| (q.first_input(), error))).collect()
    }

    /// Whether it was sent already and could not be taken.
    pub(crate) fn has_come_back(&self) -> bool {
        self.note.is_some() || self.is_wrong()
    }

    /// Whether anything is wrong.
    pub(crate) fn is_wrong(&self) -> bool {
        !self.general.is_empty() || !self.errors().is_empty()
    }
}

/// What a form says that holds what was typed.
const KEPT: &str = "填写的内容都在下面，请核对后再提交。";

impl Note {
    /// What is said of a trouble above a form whose button says `submit`.
    pub(crate) fn of(trouble: &Trouble, submit: &str) -> Self {
        match trouble {
            Trouble::Invalid(errors) => Self {
                heading: "还有内容需要更正".to_owned(),
                paragraphs: errors.iter().map(|error| error.message.clone()).collect(),
                ..Self::default()
            },
            Trouble::Refused(refused) => Self {
                heading: format!("现在不能{submit}"),
                paragraphs: vec![format!("{}（{}）", refused.message, refused.article)],
                next: refused.next_step.clone(),
                ..Self::default()
            },
            Trouble::Conflict(changes) => Self {
                heading: format!("刚有变动，“{submit}”没有保存"),
                paragraphs: vec!["在您填写期间，他人有了下面的登记，没有被覆盖。".to_owned()],
                changes: changes
                    .iter()
                    .map(|change| {
                        format!("{}　{}　{}", law::count::chinese_date(change.occurred_on), change.text, change.actor)
                    })
                    .collect(),
                next: KEPT.to_owned(),
                ..Self::default()
            },
            Trouble::Told(words) => Self::told(words),
            Trouble::SignedIn => Self {
                heading: "已重新登录，请接着办".to_owned(),
                next: KEPT.to_owned(),
                is_calm: true,
                ..Self::default()
            },
            Trouble::SignedOut => Self {
                heading: "登录已经失效".to_owned(),
                paragraphs: vec!["一小时没有操作，系统已自动退出。填写的内容没有丢，登录后接着办。".to_owned()],
                ..Self::default()
            },
        }
    }

    fn told(words: &TroubleWords) -> Self {
        Self {
            heading: words.heading.to_owned(),
            paragraphs: vec![words.explanation.to_string()],
            next: format!("{}{KEPT}", words.advice),
            ..Self::default()
        }
    }
}

impl Question {
    /// The id of what the summary's link goes to: the input, or the first choice.
    fn first_input(&self) -> String {
        match &self.answer {
            Answer::Line(_) | Answer::Lines(_) | Answer::Listed(_) => self.id(),
            Answer::One(_) | Answer::Any(_) => format!("{}-1", self.id()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_form_keeps_what_was_written_and_says_what_is_wrong() {
        let form = Form::new(
            "/x",
            "提交",
            vec![
                Question::line("name", "姓名"),
                Question::one("kind", "类别", vec![Choice::new("a", "甲"), Choice::new("b", "乙")]),
                Question::line_of("password", "password", "密码"),
            ],
        );
        let sent = Fields::default().with("name", "赵试").with("kind", "b").with("password", "secret");
        let wrong = |field: &str| FieldError { field: field.to_owned(), message: format!("请补充{field}") };
        let form = form.filled(&sent).with_errors(&[wrong("kind"), wrong("elsewhere")]);
        let questions = &form.groups[0].questions;
        assert_eq!(questions[0].value, "赵试");
        assert!(matches!(&questions[1].answer, Answer::One(choices) if choices[1].is_chosen && !choices[0].is_chosen));
        assert_eq!(questions[2].value, "");
        assert_eq!(form.errors(), [("kind-1".to_owned(), "请补充kind")]);
        assert_eq!(form.general, ["请补充elsewhere"]);
    }
}
