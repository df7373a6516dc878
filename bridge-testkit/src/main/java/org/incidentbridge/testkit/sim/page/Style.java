package org.incidentbridge.testkit.sim.page;

/** How pages look. */
final class Style {

  static final String SHEET =
      """
      :root { color-scheme: light; }
      * { box-sizing: border-box; }
      body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: #1c2430; background: #f4f5f7; }
      a { color: #0b57b7; }
      .top { background: #253041; color: #fff; padding: .6rem 1.5rem; display: flex; flex-wrap: wrap;
        gap: .2rem 1.2rem; align-items: baseline; }
      .top a { color: #cfe2ff; }
      .tracker { font-weight: 600; }
      .sim { background: #ffe7a0; color: #4a3500; padding: .3rem 1.5rem; font-size: .87rem; }
      .page { max-width: 76rem; margin: 0 auto; padding: 1rem 1.5rem 3rem; }
      h1 { font-size: 1.45rem; line-height: 1.3; margin: .4rem 0 1rem; }
      h2 { font-size: 1.05rem; margin: 1.6rem 0 .5rem; }
      h1, td, .prose, .rich, .value { unicode-bidi: isolate; overflow-wrap: anywhere; }
      td { overflow-wrap: break-word; }
      .key, .dim { color: #5b6778; font-weight: 400; }
      .key { margin-right: .5rem; }
      .facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(16.5rem, 1fr));
        gap: .3rem 1.5rem; }
      .facts, .box, .note, table { background: #fff; border: 1px solid #d8dde4; border-radius: 5px; }
      .facts, .box { padding: .7rem 1rem; }
      .fact { display: flex; gap: .4rem; }
      .name { flex: 0 0 7rem; color: #5b6778; }
      .value { min-width: 0; }
      .prose, .rich p, .rich li, pre { white-space: pre-wrap; }
      .rich p, .rich ul, .rich ol, .rich pre, .rich blockquote { margin: .2rem 0 .5rem; }
      .rich > :last-child { margin-bottom: 0; }
      .rich h3, .rich h4, .rich h5, .rich h6 { margin: .6rem 0 .2rem; font-size: 1rem; }
      .rich blockquote { padding-left: .8rem; border-left: 3px solid #c5ccd6; }
      .rich .panel { padding: .4rem .8rem; background: #eef3fb; border-radius: 4px; }
      .rich .file { color: #5b6778; font-style: italic; }
      code, pre { font: .9em ui-monospace, monospace; background: #eff1f4; border-radius: 3px; }
      code { padding: .05rem .25rem; }
      pre { padding: .5rem .7rem; overflow-x: auto; }
      .note { margin: .6rem 0; padding: .5rem 1rem .7rem; }
      .note .head { display: flex; flex-wrap: wrap; gap: 0 .8rem; margin-bottom: .2rem; }
      .who { font-weight: 600; }
      .hidden { background: #fff3f0; border-color: #e5a394; border-left: 5px solid #c0392b; }
      .flag { background: #c0392b; color: #fff; border-radius: 3px; padding: 0 .45rem;
        font-size: .82rem; font-weight: 600; align-self: center; }
      .box > ul { margin: 0; padding-left: 1.1rem; }
      table { border-collapse: collapse; width: 100%; font-size: .92rem; }
      .rich table { width: auto; }
      th, td { text-align: left; vertical-align: top; padding: .25rem .7rem;
        border-bottom: 1px solid #e6e9ee; }
      th { color: #5b6778; font-weight: 600; white-space: nowrap; }
      td:first-child, td:last-child { white-space: nowrap; }
      .rich td { white-space: normal; }
      .rich td p, .rich th p { margin: 0; }
      """;

  private Style() {}
}
