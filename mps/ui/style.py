"""The few lines of CSS that Streamlit's theme cannot say."""

STYLE = """<style>
[data-testid="stMainBlockContainer"] { max-width: 1180px; padding: 3.25rem 2rem 3rem; }
[data-testid="stHeader"] { background: transparent; }
[data-testid="stMain"] h1 { padding-top: 0; line-height: 1.2; }
[data-testid="stMain"] h2 { padding: 1.5rem 0 0.25rem; line-height: 1.25; }
[data-testid="stMain"] p { line-height: 1.5; }
[data-testid="stPageLink"] p { white-space: normal; }
.mps-eyebrow { color: #484949; font-size: 1rem; font-weight: 600; margin: 0; }
.mps-phone { display: none; font-weight: 400; }
[data-testid="stSidebarNavLink"]:focus-visible, .modebar-btn:focus-visible {
  outline: 3px solid #12436d !important; outline-offset: 1px; }
.mps-lede { font-size: 1.1rem; margin: 0 0 0.25rem; }
.mps-sub, .mps-source { color: #484949; margin: 0; line-height: 1.45; }
.mps-sub { font-size: 1rem; }
.mps-source { font-size: 0.9rem; border-top: 1px solid #b1b4b6; padding-top: 0.5rem; }
.mps-source a, .mps-table a, .mps-way a { color: #12436d; }
.mps-code { color: #484949; font-size: 0.9rem; white-space: nowrap; }
.mps-tiles, .mps-facts, .mps-key { margin: 0 !important; padding: 0 !important; }
.mps-tiles { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 0.75rem;
  margin: 0.5rem 0 0.25rem; }
.mps-tile { border: 1px solid #b1b4b6; border-top: 4px solid #12436d;
  padding: 0.7rem 0.9rem 0.8rem; }
.mps-tile dt { font-size: 1rem; margin: 0; }
.mps-tile dd { margin: 0; color: #484949; font-size: 0.92rem; line-height: 1.4; }
.mps-tile dd.mps-value { color: #0b0c0c; font-size: 1.9rem; font-weight: 700; line-height: 1.25; }
.mps-tile dd.mps-value.mps-none { font-size: 1.15rem; font-weight: 600; padding: 0.4rem 0; }
.mps-key { display: flex; flex-wrap: wrap; gap: 0.3rem 0.9rem; list-style: none; }
.mps-key li { display: flex; align-items: center; gap: 0.4rem; margin: 0; font-size: 0.95rem; }
.mps-key span { width: 1.1em; height: 1.1em; border: 1px solid #0b0c0c; flex: none; }
.mps-table { border-collapse: collapse; width: 100%; font-size: 0.95rem; color: #0b0c0c; }
.mps-table caption { text-align: left; font-weight: 600; font-size: 1.05rem; padding: 0 0 0.4rem; }
.mps-table th { text-align: left; font-weight: 600; border-bottom: 2px solid #0b0c0c;
  padding: 0.3rem 0.5rem 0.3rem 0; vertical-align: bottom; }
.mps-table tbody th { font-weight: 400; border-bottom: 1px solid #b1b4b6; vertical-align: top; }
.mps-table td { border-bottom: 1px solid #b1b4b6; padding: 0.3rem 0.5rem 0.3rem 0;
  vertical-align: top; }
.mps-table .mps-num { text-align: right; padding-right: 0.25rem;
  font-variant-numeric: tabular-nums; }
.mps-table td.mps-num { white-space: nowrap; }
.mps-table .mps-num + :not(.mps-num) { padding-left: 1rem; }
.mps-words { white-space: pre-wrap; overflow-wrap: anywhere; border-left: 4px solid #b1b4b6;
  padding: 0.2rem 0 0.2rem 0.9rem; margin: 0; }
.mps-ways { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none;
  padding: 0 !important; margin: 0 !important; }
.mps-ways li { margin: 0; } .mps-ways a { color: #12436d; }
.mps-code-kept { font-size: 2rem; font-weight: 700; letter-spacing: 0.05em; margin: 0; }
.mps-boxes { list-style: none; padding: 0 !important; margin: 0 !important; }
.mps-lines { border: 1px solid #b1b4b6; height: 8rem; }
.st-key-say-trap { display: none; }
.mps-facts { display: grid; grid-template-columns: auto 1fr; gap: 0.2rem 1rem; margin: 0; }
.mps-facts dt { color: #484949; } .mps-facts dd { margin: 0; font-weight: 600; }
@media (max-width: 700px) {
  .mps-phone { display: inline; }
  [data-testid="stMainBlockContainer"] { padding: 3.5rem 1rem 2rem; }
  .mps-tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0.5rem; }
  .mps-tile { padding: 0.5rem 0.6rem 0.6rem; }
  .mps-tile dd.mps-value { font-size: 1.45rem; }
  .mps-facts { grid-template-columns: 1fr; } .mps-facts dd { margin-bottom: 0.4rem; }
  .mps-cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap; }
  .mps-cards, .mps-cards tbody, .mps-cards tr, .mps-cards th, .mps-cards td,
  .mps-cards caption { display: block; }
  .mps-cards tr { border-bottom: 1px solid #b1b4b6; padding: 0.35rem 0; }
  .mps-cards tbody th, .mps-cards td, .mps-cards td.mps-num { border: 0; padding: 0.1rem 0;
    text-align: left; white-space: normal; }
  .mps-cards .mps-num + :not(.mps-num) { padding-left: 0; }
  .mps-cards tbody th { font-weight: 600; }
  .mps-cards td::before { content: attr(data-label) ": "; color: #484949; }
}
@media print {
  [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stDownloadButton"],
  [data-testid="stButtonGroup"], [data-testid="stSelectbox"], [data-testid="stNumberInput"],
  [data-testid="stExpander"] details:not([open]), .mps-ways { display: none; }
  [data-testid="stMain"] h1, [data-testid="stMain"] h2, [data-testid="stMain"] h3 {
    break-after: avoid; }
  .mps-table tr, .mps-facts dd { break-inside: avoid; }
}
</style>"""
