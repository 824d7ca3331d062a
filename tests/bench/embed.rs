//! The download of a partner's visitors: on a first page with an embed, and on a second page of the same partner. The
//! host lets hashed files be cached, and answers 304 for unchanged files.

use crate::support::size::Table;
use crate::support::{FRAME, Host, dist};

/// The second page shows another view than the first.
const PAGES: [(&str, &str); 2] = [
    ("a first page, with the catalogue", "<canceropole-embed view='platforms'></canceropole-embed>"),
    ("a second page, with the agenda", "<canceropole-embed view='agenda'></canceropole-embed>"),
];

pub(crate) fn run() {
    let host = Host::open();
    println!("An embed in a partner's pages, in bytes; sent: Brotli 11, fonts as they are\n");
    for (number, (name, body)) in PAGES.iter().enumerate() {
        host.site.clear_log();
        host.visit_page(&format!("/{number}.html"), body);
        host.wait_shown();
        let quiet = "const last = Math.max(...performance.getEntriesByType('resource').map(entry => entry.responseEnd)); \
            return document.fonts.status === 'loaded' && performance.now() - last > 500";
        host.within(FRAME, || host.wait_until("a frame without further requests", quiet));
        let log: Vec<_> = host.site.log().into_iter().filter(|request| request.status == 200).collect();
        println!("{name}\n\n{}", Table::of_log(&dist::root(), &log).render());
    }
}
