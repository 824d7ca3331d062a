//! The shipped files are right, and what is wrong is said with its place.

use canceropole::content::{self, Content, LoadError, file::File, read::Unreadable};

use crate::support::{shipped, shipped_content};

#[test]
fn the_shipped_files_have_no_problem() {
    let files: Vec<_> = File::ALL.into_iter().map(|file| (file, Ok(shipped(file)))).collect();
    let problems: Vec<String> = content::check(&files).iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_record_of_the_shipped_files_is_used() {
    let content = shipped_content();
    for file in File::ALL {
        let (problems, left_out) = content.problems(file);
        assert_eq!((problems, left_out), (&[][..], 0), "{}", file.name());
    }
}
