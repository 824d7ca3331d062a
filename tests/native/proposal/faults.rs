//! Errors of the form, each at its field.

use site_core::proposal::{Field, Form, OTHER_HOST, Wrong};

use super::{checked, filled, object};
use crate::support::{CONTENT, shipped_content};

/// An input, the field that is then wrong, how, and the message.
type Case<'a> = (&'a [(Field, &'a str)], Field, Wrong, &'a str);

#[test]
fn each_error_names_its_field() {
    let fine = [(Field::Name, "X")];
    let cases: &[Case] = &[
        (&[(Field::Name, "")], Field::Name, Wrong::Refused, ""),
        (&[(Field::Name, " \u{a0}\n\u{0}")], Field::Name, Wrong::Refused, ""),
        (&[(Field::Website, "exemple.fr")], Field::Website, Wrong::Refused, ""),
        (&[(Field::Email, "pos exemple.fr")], Field::Email, Wrong::Refused, ""),
        (&[(Field::Website, "javascript:alert(1)")], Field::Website, Wrong::Refused, ""),
        (&[(Field::Website, "https://a b")], Field::Website, Wrong::Refused, ""),
        (&[(Field::Lat, "nord"), (Field::Lon, "2")], Field::Lat, Wrong::Refused, ""),
        (&[(Field::Lat, "90,1"), (Field::Lon, "2")], Field::Lat, Wrong::Refused, ""),
        (&[(Field::Lat, "48"), (Field::Lon, "1e999")], Field::Lon, Wrong::Refused, ""),
        (&[(Field::Lat, "48")], Field::Lon, Wrong::Alone, ""),
        (&[(Field::Lon, "2")], Field::Lat, Wrong::Alone, ""),
        (&[(Field::Techniques, "cryo-em astrology")], Field::Techniques, Wrong::Refused, "astrology"),
        (&[(Field::Host, "nobody")], Field::Host, Wrong::Refused, ""),
        (&[(Field::Host, OTHER_HOST)], Field::NewHost, Wrong::Refused, ""),
        (&[(Field::Departement, "99")], Field::Departement, Wrong::Refused, ""),
        (&[(Field::Access, "academic everyone")], Field::Access, Wrong::Refused, "everyone"),
        (&[(Field::Sources, "words\n\nftp://x.fr")], Field::Sources, Wrong::Refused, "ftp://x.fr"),
        (&[(Field::AsOf, "21/11/2026")], Field::AsOf, Wrong::Refused, ""),
        (&[(Field::AsOf, "2026-02-30")], Field::AsOf, Wrong::Refused, ""),
    ];
    for (written, field, wrong, wrong_part) in cases {
        let proposal = filled(&[&fine, *written].concat()).propose(&CONTENT);
        let found: Vec<_> =
            proposal.faults.iter().map(|fault| (fault.field, fault.wrong, fault.wrong_part.as_str())).collect();
        assert_eq!(found, [(*field, *wrong, *wrong_part)], "{written:?}");
        assert_eq!(proposal.remarks, [], "{written:?}");
        assert!(!checked(&proposal).is_empty(), "the checker says so too: {written:?}");
    }
}

#[test]
fn errors_are_in_the_order_of_the_form() {
    let wrong =
        [(Field::AsOf, "x"), (Field::Sources, "a://"), (Field::Website, "x"), (Field::Host, "x"), (Field::Name, "")];
    let faults = filled(&wrong).propose(&shipped_content()).faults;
    let fields: Vec<Field> = faults.iter().map(|fault| fault.field).collect();
    assert_eq!(fields, [Field::Name, Field::Host, Field::Website, Field::Sources, Field::AsOf]);
}

#[test]
fn problems_outside_the_form_are_remarks() {
    let record = object(r#"{"id": "odd", "name": "A", "colour": "red", "access": "all", "website": "x"}"#);
    let proposal = Form::read(record).propose(&shipped_content());
    let fields: Vec<Field> = proposal.faults.iter().map(|fault| fault.field).collect();
    assert_eq!(fields, [Field::Website, Field::Access]);
    assert_eq!(proposal.remarks.iter().map(|problem| problem.path.as_str()).collect::<Vec<_>>(), ["$[0].colour"]);
}
