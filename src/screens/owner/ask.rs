//! How a question of a form looks: what was wrong with the last answer, how far one is, the question, and
//! the ways out.

use crate::i18n::{Html, Texts, args};
use crate::screens::{Action, Button, FormTap, Screen};

/// How a question is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ask {
    /// The number of the form, for its buttons.
    pub form: i32,
    /// What to say first: what was wrong with the last answer, or what was noted.
    pub note: Option<Html>,
    /// Which question of how many this is.
    pub progress: Option<(i64, i64)>,
    /// Whether there is an earlier question to go back to.
    pub back: bool,
}

impl Ask {
    /// The question, without buttons.
    pub fn text(&self, t: &Texts, question: &Html) -> Html {
        let mut text = self.note.clone().unwrap_or_default();
        if let Some((step, steps)) = self.progress {
            text.push_paragraph(&t.html("owner-ask-progress", &args! { step = step, steps = steps }));
            text.push_line(question);
        } else {
            text.push_paragraph(question);
        }
        text
    }

    /// The question as a screen without buttons.
    pub fn screen(&self, t: &Texts, question: &Html) -> Screen {
        Screen::new(self.text(t, question))
    }

    /// A button of the form under a label that is made already.
    pub fn tap(&self, label: String, tap: FormTap) -> Button {
        Button::act(label, Action::Form { form: self.form, tap })
    }

    /// The n-th answer offered.
    pub fn pick(&self, label: String, position: usize) -> Button {
        // A question offers a handful of answers.
        self.tap(label, FormTap::Pick(u16::try_from(position).unwrap_or(u16::MAX)))
    }

    pub fn skip(&self, t: &Texts) -> Button {
        self.tap(t.plain("common-button-skip", &args! {}), FormTap::Skip)
    }

    /// The ways out, as the last row.
    pub fn leave(&self, t: &Texts) -> Vec<Button> {
        let back = self.back.then(|| self.tap(t.plain("common-button-back", &args! {}), FormTap::Back));
        let cancel = self.tap(t.plain("common-button-cancel", &args! {}), FormTap::Cancel);
        back.into_iter().chain([cancel]).collect()
    }
}
