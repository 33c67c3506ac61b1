// Kontaktlots chat widget: one script tag, no dependency, no build step.
// Everything that comes from the server is put on the page as text nodes, never as HTML.
// It runs in Safari 14.1, Chrome 87 and Firefox 78: nothing newer stands here without a way round it.
(() => {
  "use strict";

  const script = document.currentScript;
  const origin = new URL(script.src).origin;
  const NAME = script.dataset.name || "Kontaktlots";
  // The contact facts as they were when the script was served: they stand even when the server does not.
  let facts = /* facts */ { channels: [], closed: null, vma: [], summary: null } /* end */;
  const OWNER = script.dataset.owner || `En bot från ${facts.summary?.page.name ?? "kommunen"}`;

  const TOKEN = "kontaktlots.token";
  const OPEN = "kontaktlots.open";
  const STATUS = "kontaktlots.status";
  const DRAFT = "kontaktlots.draft";
  const UNSENT = "kontaktlots.unanswered";
  const MOST_SIGNS = 500;
  const MOST_CARDS = 3;
  const SLOW = 8000;
  const SLUGGISH = 3000;
  // Longer than a screen reader takes to hear of what was put in.
  const SETTLED = 500;
  // Lines that the conversation needs to be read in a part of its own.
  const LEAST_LINES = 4;
  const RETRIES = [2000, 5000, 10000, 30000, 60000];
  const STATUS_EVERY = 30000;
  const SOS = "sos_112";
  const CONTACT = ["kontaktcenter_telefon", "kontaktcenter_epost", "kontaktcenter_besok"];
  const SUGGESTIONS = ["Vad fungerar inte?", "När är allt löst?", "Hur når jag kommunen?", "När har ni öppet?", "Jag har problem med vattnet"];

  const CSS = `
    :host { --brand: var(--lots-brand, #0b4a82); --on-brand: var(--lots-on-brand, #fff); --page: var(--lots-page, #fff);
      --ink: var(--lots-ink, #1b1f24); --soft: var(--lots-soft, #eef3f8); --line: var(--lots-line, #6b7280);
      --link: var(--lots-link, #0a4a85); --mute: var(--lots-mute, #4b5563); --alarm: var(--lots-alarm, #b00020); --head: var(--lots-brand, #0b4a82); --on-head: var(--on-brand);
      all: initial; display: block; color-scheme: light dark; --screen: 100vh; position: static !important; z-index: auto !important; opacity: 1 !important;
      transform: none !important; filter: none !important; color: var(--ink) !important;
      font: 1rem/1.5 var(--lots-font, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif) !important; }
    @supports (height: 100dvh) { :host { --screen: 100dvh; } }
    @media (prefers-color-scheme: dark) { :host { --brand: var(--lots-brand-dark, #8ec5ff); --on-brand: var(--lots-on-brand-dark, #0b1b2b);
      --page: var(--lots-page-dark, #14181d); --ink: var(--lots-ink-dark, #f1f4f8); --soft: var(--lots-soft-dark, #232b34);
      --line: var(--lots-line-dark, #8b95a3); --link: var(--lots-link-dark, #9fd0ff); --mute: var(--lots-mute-dark, #b8c1cc);
      --alarm: var(--lots-alarm-dark, #ff8a93); --head: var(--soft); --on-head: var(--ink); } }
    *, *::before, *::after { box-sizing: border-box; }
    [hidden] { display: none !important; }
    button, textarea { font: inherit; color: inherit; }
    button, summary { cursor: pointer; }
    svg { flex: none; width: 1.35rem; height: 1.35rem; fill: currentColor; }
    :focus-visible { outline: 3px solid #ffbf47; outline-offset: 1px; box-shadow: 0 0 0 1px #1b1b1b, 0 0 0 5px #1b1b1b; }
    .launcher { position: fixed; right: 1rem; bottom: 1rem; z-index: 2147483000; display: flex; gap: .6rem; min-height: 3.25rem;
      align-items: center; padding: .5rem 1.35rem .5rem 1.1rem; border: 2px solid var(--on-brand); border-radius: 2rem;
      background: var(--brand); color: var(--on-brand); font-weight: 600; }
    .launcher:not(:focus-visible) { box-shadow: 0 3px 14px rgb(0 0 0 / .28); }
    .dialog[open] { position: fixed; inset: auto 1rem 5.25rem auto; z-index: 2147483001; display: flex; flex-direction: column; margin: 0; padding: 0;
      width: min(25.5rem, calc(100vw - 2rem)); max-width: none; height: min(44rem, calc(var(--screen) - 6.25rem)); max-height: none; overflow: hidden;
      border: 1px solid var(--line); border-radius: 1rem; background: var(--page); color: var(--ink); box-shadow: 0 12px 40px rgb(0 0 0 / .28); }
    .head { display: flex; gap: .75rem; align-items: center; padding: .7rem .6rem .7rem 1rem; background: var(--head); color: var(--on-head); }
    .head img { height: 2.25rem; }
    .head div { flex: 1; min-width: 0; }
    .head h2 { margin: 0; font-size: 1.125rem; line-height: 1.3; }
    .head p { margin: 0; font-size: .875rem; line-height: 1.35; text-wrap: balance; }
    .close { display: grid; flex: none; place-items: center; width: 2.75rem; height: 2.75rem; border: 0; border-radius: .5rem; background: transparent; color: inherit; }
    .vma { max-height: 35%; overflow-y: auto; padding: .6rem 1rem; border-bottom: 1px solid var(--line); border-left: .4rem solid var(--alarm); font-size: .9375rem; }
    .vma p { margin: 0; }
    .log:focus-visible { outline-offset: -3px; box-shadow: inset 0 0 0 5px #1b1b1b; }
    .log { position: relative; flex: 1; overflow-y: auto; padding: 1rem; scroll-padding: .5rem; }
    ol, ul { display: flex; flex-direction: column; gap: .9rem; margin: 0; padding: 0; list-style: none; }
    li.bot, li.resident, li.error { max-width: 92%; padding: .7rem .9rem; border-radius: 1rem; overflow-wrap: anywhere; }
    li.bot { align-self: flex-start; background: var(--soft); border-bottom-left-radius: .25rem; }
    li.resident { align-self: flex-end; background: var(--brand); color: var(--on-brand); border-bottom-right-radius: .25rem; }
    li.error { align-self: stretch; max-width: 100%; border: 2px solid var(--alarm); }
    li.wide { align-self: stretch; max-width: 100%; }
    li p { margin: 0 0 .6rem; white-space: pre-line; }
    li p:last-of-type { margin-bottom: 0; }
    time { display: block; margin-top: .3rem; font-size: .8125rem; color: var(--mute); }
    .resident time { color: inherit; text-align: right; }
    .who { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    a { color: var(--link); font-weight: 600; text-underline-offset: .15em; }
    a[href^="tel:"] { white-space: nowrap; }
    .cards { gap: .5rem; margin-top: .75rem; }
    .cards li { position: relative; display: grid; grid-template-columns: 1fr auto; gap: .1rem .75rem; align-items: center; padding: .55rem .75rem;
      border: 1px solid var(--line); border-left: .3rem solid var(--brand); border-radius: .5rem; background: var(--page); color: var(--ink); }
    .cards span { font-size: .875rem; color: var(--mute); }
    .cards .small { z-index: 1; grid-area: 1 / 2; }
    .cards a::after { position: absolute; inset: 0; content: ""; }
    .cards b, .cards a { grid-column: 1 / -1; }
    .cards b, .cards a { font-size: .9375rem; line-height: 1.35; overflow-wrap: anywhere; }
    .small { min-height: 2rem; padding: .1rem .75rem; border: 1px solid var(--line); border-radius: 1rem; background: var(--page);
      color: var(--ink); font-size: .875rem; }
    .choices { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: .75rem; }
    .choices button { min-height: 2.5rem; padding: .25rem .95rem; font-size: .9375rem; border: 1.5px solid var(--brand);
      border-radius: 1.4rem; background: var(--page); color: var(--link); font-weight: 600; line-height: 1.3; text-align: left; }
    .choices button:hover, .small:hover { background: var(--soft); text-decoration: underline; }
    .choices button[disabled] { border-color: var(--line); color: var(--mute); cursor: default; text-decoration: none; }
    .vote { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: .6rem 0 0; font-size: .875rem; color: var(--mute); }
    .busy { margin: 0; padding: 0 1rem .4rem; font-size: .9375rem; color: var(--mute); }
    .busy:empty { display: none; }
    form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: flex-end; padding: .75rem .75rem .5rem; border-top: 1px solid var(--line); }
    textarea { flex: 1 1 9rem; min-width: 0; min-height: 2.75rem; max-height: 8rem; padding: .55rem .75rem; resize: none; field-sizing: content;
      border: 1px solid var(--line); border-radius: .6rem; background: var(--page); color: var(--ink); }
    textarea::placeholder { color: var(--mute); opacity: 1; }
    .send { margin-left: auto; min-height: 2.75rem; padding: 0 1.1rem; border: 0; border-radius: .6rem; background: var(--brand); color: var(--on-brand); font-weight: 600; }
    .foot { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: center; justify-content: space-between; margin: 0; padding: 0 .75rem .5rem; font-size: .875rem; color: var(--mute); }
    .foot a, summary { display: inline-block; min-height: 1.75rem; padding: .2rem 0; }
    summary { width: max-content; list-style: none; }
    summary::before { content: "▸ "; content: "▸ " / ""; }
    [open] > summary::before { content: "▾ "; content: "▾ " / ""; }
    details[open] { flex: 1 1 100%; }
    details div { display: flex; flex-wrap: wrap; gap: .5rem; padding: .35rem 0; }
    @media (max-width: 30em), (max-height: 30em) { .dialog[open] { inset: var(--above, 0) 0 auto; width: 100%; height: var(--seen, var(--screen)); border: 0; border-radius: 0; } }
    .tight[open] { overflow-y: auto; }
    .tight > * { flex: none; }
    .tight .log { overflow: visible; }
    .tight .vma { max-height: none; }
    @media (pointer: coarse) { .small, .choices button { min-width: 2.75rem; min-height: 2.75rem; } .foot a, summary { padding: .65rem 0; } .foot { padding-bottom: 0; } }
    @media (forced-colors: active) { .launcher, .dialog, li, .send, .choices button, .small { border: 1px solid; } .head, form { border-bottom: 1px solid; } }
    @media (prefers-reduced-motion: no-preference) { .busy:not(:empty)::after { content: ""; animation: dots 1.2s steps(4) infinite; }
      @keyframes dots { 25% { content: " ·"; } 50% { content: " · ·"; } 75% { content: " · · ·"; } } }
    @media print { .launcher, .close, .small, .vote, form, .foot { display: none !important; } .dialog[open] { position: static; width: auto; height: auto; overflow: visible; }
      .log, .vma { overflow: visible; max-height: none; } }
  `;

  /** A new element with attributes, event handlers (`onclick`) and children, strings as text nodes. */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value != null) element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  /** A drawing of one path in a square of 24, decoration only. */
  function icon(path) {
    const [drawing, line] = ["svg", "path"].map((name) => document.createElementNS("http://www.w3.org/2000/svg", name));
    drawing.setAttribute("viewBox", "0 0 24 24");
    drawing.setAttribute("aria-hidden", "true");
    line.setAttribute("d", path);
    drawing.append(line);
    return drawing;
  }

  const SPEECH = "M4 3h16a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H9l-5 4v-4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zm3 5v2h10V8zm0 4v2h7v-2z";
  const CROSS = "M5.3 3.9 12 10.6l6.7-6.7 1.4 1.4-6.7 6.7 6.7 6.7-1.4 1.4-6.7-6.7-6.7 6.7-1.4-1.4 6.7-6.7-6.7-6.7z";

  /** The text with each channel's value as a link that dials, writes or shows the way. */
  function linked(text) {
    const links = facts.channels.filter((channel) => channel.href).sort((a, b) => b.value.length - a.value.length);
    const parts = [];
    let rest = text;
    while (rest) {
      let first = null;
      for (const channel of links) {
        const at = rest.indexOf(channel.value);
        if (at >= 0 && (!first || at < first.at)) first = { at, channel };
      }
      if (!first) break;
      parts.push(rest.slice(0, first.at), link(first.channel));
      rest = rest.slice(first.at + first.channel.value.length);
    }
    return [...parts, rest];
  }

  /** A link, unless the address is of a kind that could run a script; an e-mail address may break before its sign. */
  function link({ href, value }) {
    const text = value.split(/(?=@)/).flatMap((part, at) => (at ? [make("wbr"), part] : [part]));
    if (!/^(https?:|tel:|mailto:)/.test(href)) return make("b", {}, ...text);
    const away = href.startsWith("http") ? { target: "_blank", rel: "noopener noreferrer" } : {};
    return make("a", { href, ...away }, ...text);
  }

  /** Replies are Swedish; a paragraph for those who do not read Swedish is English. */
  function isEnglish(text) {
    const count = (words) => text.match(words)?.length ?? 0;
    return count(/\b(the|you|your|is|are|this|and|to|of|in|only|call|answers?)\b/gi) > 2 * count(/\b(jag|du|är|och|det|på|att|ring|en|för|som|inte|din)\b/gi);
  }

  /** What no failure may keep from anybody. */
  const inDanger = () => {
    const emergency = facts.channels.find(({ id }) => id === SOS);
    return emergency ? ` Är någon i fara? Ring ${emergency.value}.` : "";
  };
  const ZONE = { timeZone: "Europe/Stockholm" };
  const clock = (when) => when.toLocaleTimeString("sv-SE", { ...ZONE, hour: "2-digit", minute: "2-digit" }).replace(":", ".");

  /** Until the time is over or the network is back. */
  const wait = (time) => new Promise((done) => {
    setTimeout(done, time);
    addEventListener("online", done, { once: true });
  });

  /** Small screens get the whole screen, and then nothing behind it can be reached. */
  const small = matchMedia("(max-width: 30em), (max-height: 30em)");
  /** Where a keyboard on the screen would cover half of what the resident wants to read. */
  const touch = matchMedia("(pointer: coarse)");

  class Refused extends Error {
    constructor(status, code, message, seconds) {
      super(message);
      Object.assign(this, { status, code, seconds });
    }
  }

  /** Storage that a browser may refuse, to read or only to write; then a reload begins anew. */
  const memory = new Map();
  const store = {
    get(name) { try { return memory.get(name) ?? sessionStorage.getItem(name); } catch { return null; } },
    set(name, value) { memory.set(name, value); try { sessionStorage.setItem(name, value); } catch { /* kept until a reload */ } },
    drop(name) { memory.delete(name); try { sessionStorage.removeItem(name); } catch { /* nothing was stored */ } },
  };

  /** What was asked before a reload and not answered, the oldest first. */
  const unanswered = () => JSON.parse(store.get(UNSENT)) ?? [];
  const lines = (...texts) => texts.filter(Boolean).join("\n");

  class Chat extends HTMLElement {
    _started = null;
    _watching = null;
    _waiting = Promise.resolve();
    _round = 0;
    _unsent = [];
    _problem = null;
    _tooLong = null;

    connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: "open" });
      this._dress(root);
      this.lang = "sv";
      this.launcher = make("button", {
        type: "button", class: "launcher", "aria-expanded": "false", "aria-haspopup": "dialog", "aria-controls": "dialog",
        onclick: () => (this.dialog.hidden ? this.open() : this.close()),
      }, icon(SPEECH), `Fråga ${NAME}`);
      this.list = make("ol");
      this.log = make("div", { class: "log", role: "log", "aria-label": "Samtalet", tabindex: "0" }, this.list);
      this.busy = make("p", { class: "busy" });
      this.status = make("p", { role: "status" }, OWNER);
      this.vma = make("div", { class: "vma", role: "alert", hidden: true });
      this.heading = make("h2", { id: "title", tabindex: "-1" }, NAME);
      this.input = make("textarea", {
        rows: "1", enterkeyhint: "send", "aria-label": "Skriv din fråga", placeholder: "Skriv din fråga",
        onkeydown: (event) => this._typed(event), oninput: () => this._keep(),
      });
      this.form = make("form", { onsubmit: (event) => this._submitted(event) }, this.input, make("button", { type: "submit", class: "send" }, "Skicka"));
      const button = (title, work) => make("button", { type: "button", class: "small", onclick: work }, title);
      this.more = make("details", {},
        make("summary", {}, "Fler val"),
        make("div", {}, button("Börja om", () => this._restart()), button("Ta bort samtalet", () => this._remove()), button("Spara samtalet", () => this._save())),
      );
      const phone = facts.channels.find(({ id }) => id === CONTACT[0]);
      const logo = script.dataset.logo ? [make("img", { src: new URL(script.dataset.logo, document.baseURI).href, alt: "" })] : [];
      this.dialog = make("dialog", { class: "dialog", id: "dialog", role: "dialog", hidden: true, "aria-labelledby": "title", oncancel: (event) => { event.preventDefault(); this.close(); } },
        make("div", { class: "head" }, ...logo, make("div", {}, this.heading, this.status),
          make("button", { type: "button", class: "close", "aria-label": "Stäng chatten", onclick: () => this.close() }, icon(CROSS))),
        this.vma, this.log, this.busy, this.form,
        make("div", { class: "foot" }, this.more, ...(phone ? [make("span", {}, "Kontaktcenter: ", link(phone))] : [])),
      );
      root.append(this.launcher, this.dialog);
      root.addEventListener("click", (event) => this._pressed(event), true);
      document.addEventListener("keydown", (event) => this._escaped(event));
      small.addEventListener("change", () => this._refit());
      addEventListener("beforeprint", () => small.matches && this._refit(true));
      addEventListener("afterprint", () => small.matches && this._refit());
      for (const change of ["resize", "scroll"]) window.visualViewport?.addEventListener(change, () => this._fit());
      const observer = new ResizeObserver(() => this._arrange());
      for (const part of [this.dialog, ...this._around()]) observer.observe(part);
      addEventListener("online", () => this.dialog.hidden || this._watch());
      this.input.value = lines(...unanswered(), store.get(DRAFT));
      this._tellStatus(facts.summary);
      if (store.get(OPEN)) this.open(false);
    }

    /** Adopted sheets pass every policy; an element, for browsers without them, one that names the script's nonce. */
    _dress(root) {
      const factor = this._enlargement();
      const css = CSS.replace(/([\d.]+)rem/g, (_, count) => `${count * factor}rem`);
      if (!("adoptedStyleSheets" in root)) return root.append(make("style", { nonce: script.nonce || script.getAttribute("nonce") }, css));
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets = [sheet];
    }

    /** What makes the page's rem as large as the reader's own text, where the page made it smaller. */
    _enlargement() {
      const size = (element) => parseFloat(getComputedStyle(element).fontSize);
      this.style.setProperty("font-size", "medium", "important");
      const own = size(this);
      this.style.removeProperty("font-size");
      return Math.max(1, own / size(document.documentElement));
    }

    /** Open the dialog and, the first time, the conversation; `focus` moves the focus into it. */
    open(focus = true) {
      this._appear();
      this.launcher.setAttribute("aria-expanded", "true");
      store.set(OPEN, "1");
      if (focus) (touch.matches ? this.heading : this.input).focus();
      this._tellVma(facts.vma);
      this._started = this._started ?? this._start();
      this._watch();
      this._watching = this._watching ?? setInterval(() => this._watch(), STATUS_EVERY);
    }

    /** Close the dialog; the focus goes back to the launcher, unless it was on the page. */
    close() {
      const inside = small.matches || this.shadowRoot.activeElement;
      this._disappear();
      this.launcher.setAttribute("aria-expanded", "false");
      if (inside) this.launcher.focus();
      store.drop(OPEN);
      clearInterval(this._watching);
      this._watching = null;
    }

    /** Over the whole screen, a modal dialog, of which one page at most is printed; else one that leaves the focus where it is. */
    _appear(modal = small.matches) {
      if (!this.dialog.hidden) return;
      this.dialog.hidden = false;
      if (modal && this.dialog.showModal) this.dialog.showModal();
      else this.dialog.setAttribute("open", "");
      this._fit();
    }

    /** Also where the browser knows no dialogs and shows any element. */
    _disappear() {
      this.dialog.close?.();
      this.dialog.removeAttribute("open");
      this.dialog.hidden = true;
    }

    _refit(printed = false) {
      if (this.dialog.hidden) return;
      const focused = this.shadowRoot.activeElement;
      this._disappear();
      this._appear(small.matches && !printed);
      focused?.focus();
    }

    /** No part under the keyboard on the screen, nor above what iOS moves out of sight for it. */
    _fit() {
      const seen = window.visualViewport;
      if (!seen || seen.scale !== 1) return;
      this.dialog.style.setProperty("--seen", `${seen.height}px`);
      this.dialog.style.setProperty("--above", `${seen.offsetTop}px`);
    }

    _around() {
      return [...this.dialog.children].filter((part) => part !== this.log);
    }

    /** Where all around the conversation leaves it no room (large text, zoom, a warning), the dialog scrolls as a whole. */
    _arrange() {
      const room = this._around().reduce((left, { offsetHeight }) => left - offsetHeight, this.dialog.clientHeight);
      const tight = room < LEAST_LINES * parseFloat(getComputedStyle(this.log).lineHeight);
      if (this.dialog.hidden || tight === this.dialog.classList.contains("tight")) return;
      this.dialog.classList.toggle("tight", tight);
      const writing = this.shadowRoot.activeElement === this.input && (touch.matches || this.input.value);
      if (writing) this.input.scrollIntoView({ block: "nearest" });
      else this._scroll();
    }

    /** What the server tells now: whether it is on, warnings to the public, the status. */
    async _watch() {
      try {
        const [known, summary] = await Promise.all([this._call("GET", "/chat/channels"), this._call("GET", "/api/v2/summary.json")]);
        facts = known;
        this._tellVma(known.vma);
        this._tellStatus(summary);
        store.set(STATUS, JSON.stringify({ page: summary.page, components: summary.components.map(({ status }) => ({ status })) }));
        if (known.closed) return this._showClosed(known.closed + inDanger());
        if (this.form.hidden) {
          this.form.hidden = false;
          this._clear();
        }
        this._started = this._started ?? this._start();
      } catch {
        const kept = JSON.parse(store.get(STATUS));
        this._tellStatus(kept ?? facts.summary, "Senast känt: ");
      }
    }

    /** The published status in the dialog's head; said quietly when it changes. */
    _tellStatus(summary, before = "") {
      if (!summary) return;
      const affected = summary.components.filter(({ status }) => status !== "operational").length;
      const updated = new Date(summary.page.updated_at);
      const day = (when) => when.toLocaleDateString("sv-SE", { ...ZONE, day: "numeric", month: "short", year: "numeric" });
      // A bare date is told as midnight.
      const when = day(updated) === day(new Date()) && clock(updated) !== "00.00" ? clock(updated) : day(updated);
      const text = `${before}${affected ? `${affected} system påverkas` : "Inga kända störningar"}, uppdaterat ${when}`;
      if (this.status.textContent !== text) this.status.textContent = text;
    }

    /** Important public announcements, above everything else. */
    _tellVma(told = []) {
      // A proxy may keep the facts longer than an announcement is in force.
      const warnings = told.filter(({ expires }) => !expires || Date.parse(expires) > Date.now());
      const known = JSON.stringify(warnings);
      if (this.vma.known === known) return;
      this.vma.known = known;
      this.vma.hidden = !warnings.length;
      this.vma.replaceChildren(...warnings.map(({ text, sent, url }) => make("p", {}, make("strong", {}, "Viktigt meddelande: "), text,
        ...(Date.parse(sent) ? [` (${clock(new Date(sent))})`] : []), ...(url ? [" ", link({ href: url, value: "Läs mer" })] : []))));
    }

    /** Begin, or show again, the conversation; null once it failed, so that the next call begins anew. */
    async _start() {
      const slow = setTimeout(() => this._explain(new Error("slow")), SLUGGISH);
      try {
        facts = await this._call("GET", "/chat/channels");
        if (facts.closed) return this._showClosed(facts.closed + inDanger());
        if (!(await this._resumed())) await this._begin();
        clearTimeout(slow);
        this._solved();
      } catch (error) {
        this._explain(error);
        this._started = null;
      } finally {
        clearTimeout(slow);
      }
    }

    /** Whether the conversation of this tab could be shown again. */
    async _resumed() {
      if (!store.get(TOKEN)) return false;
      try {
        const { messages } = await this._call("GET", "/chat/history");
        // Old messages are not read out again.
        this.log.setAttribute("aria-live", "off");
        let answer = [];
        for (const message of messages.map((each) => ({ ...each, at: new Date(each.at * 1000) }))) {
          if (message.who === "bot") {
            answer.push(message);
            continue;
          }
          this._showAnswer(answer);
          answer = [];
          this._show(message.who, message.text, message);
        }
        this._showAnswer(answer);
        setTimeout(() => this.log.removeAttribute("aria-live"), SETTLED);
        const said = messages.filter(({ who }) => who === "resident");
        if (!said.length) this._suggest();
        if (said.length) this._forget(said[said.length - 1].text);
        return true;
      } catch (error) {
        if (error.status === 401) return false;
        throw error;
      }
    }

    async _begin() {
      const session = await this._call("POST", "/chat/session");
      store.set(TOKEN, session.token);
      for (const reply of session.replies) this._show("bot", reply.text);
      if (!this.list.querySelector(".resident")) this._suggest();
    }

    _suggest() {
      const choices = SUGGESTIONS.map((text) => make("button", { type: "button", onclick: () => this._ask({ text }, text) }, text));
      this.list.lastElementChild?.append(make("div", { class: "choices", role: "group", "aria-label": "Vanliga frågor" }, ...choices));
    }

    /** Where what is pressed goes away, or the conversation goes on: to the field, or to the log. */
    _focus() {
      (touch.matches || this.form.hidden ? this.log : this.input).focus();
    }

    /** Show what the resident says and send it, one message after the other. */
    _ask(body, shown) {
      this._focus();
      this.log.removeAttribute("aria-live"); // what is said from now on is new
      this._tooLong?.remove();
      this._unsent.push(shown);
      this._keep();
      this._show("resident", shown);
      const round = this._round;
      this._waiting = this._waiting.then(() => this._send(body, round));
      return this._waiting;
    }

    async _send(body, round) {
      await (this._started = this._started ?? this._start());
      if (round !== this._round) return; // removed meanwhile, or in the field again
      this.busy.textContent = `${NAME} skriver`;
      for (const pause of [...RETRIES, null]) {
        const slow = setTimeout(() => round === this._round && this._explain(new Error("slow")), SLUGGISH);
        try {
          const answer = await this._answered(body, round);
          clearTimeout(slow);
          if (round !== this._round) break;
          this._solved();
          this._settle();
          this._showAnswer(answer.replies);
          this._askWhetherItHelped(answer);
          break;
        } catch (error) {
          clearTimeout(slow);
          if (round !== this._round) break;
          const passing = !(error instanceof Refused) || (error.status >= 500 && error.code !== "closed") || error.status === 429;
          if (!passing || pause === null) {
            this._solved();
            this._explain(error, " Din text står kvar.");
            this._giveBack();
            break;
          }
          this._explain(error, " Din text är kvar. Jag försöker igen.");
          this.busy.textContent = "Jag försöker igen";
          await wait(error.seconds ? error.seconds * 1000 : pause);
          if (round !== this._round) break;
        }
      }
      this.busy.textContent = "";
    }

    /** What is in the field, and what waits for its answer: from now on what stood there before a reload is old. */
    _keep() {
      store.set(DRAFT, this.input.value);
      store.set(UNSENT, JSON.stringify(this._unsent));
    }

    /** What got its answer waits no more. */
    _settle() {
      this._unsent.shift();
      this._keep();
    }

    /** Before the reload one text at most had reached the server: the oldest. Where it was `said`, it is not to be sent again. */
    _forget(said) {
      const [first, ...rest] = unanswered();
      const draft = store.get(DRAFT);
      if (first !== said || this.input.value !== lines(first, ...rest, draft)) return;
      this.input.value = lines(...rest, draft);
      store.set(UNSENT, JSON.stringify(rest));
    }

    /** All that was not sent stands in the field again, before what was written since; a button by its words, it cannot be pressed twice. */
    _giveBack() {
      // Also more than one message may be: that is said once it is sent, and nothing is cut off.
      this.input.value = lines(...this._unsent, this.input.value);
      this._empty();
    }

    /** Nothing waits any more; what still comes of it is not heeded. */
    _empty() {
      this._round += 1;
      this._waiting = Promise.resolve();
      this._unsent = [];
      this._keep();
    }

    /** A conversation that the server no longer knows begins anew, unless the resident left it. */
    async _answered(body, round) {
      try {
        return await this._call("POST", "/chat/message", body);
      } catch (error) {
        if (error.status !== 401 || round !== this._round) throw error;
        await this._begin();
        return this._call("POST", "/chat/message", body);
      }
    }

    async _call(method, path, body) {
      const headers = { Accept: "application/json" };
      const token = store.get(TOKEN);
      if (token && path.startsWith("/chat/") && path !== "/chat/channels") headers.Authorization = `Bearer ${token}`;
      if (body) headers["Content-Type"] = "application/json";
      const late = new AbortController();
      const timer = setTimeout(() => late.abort(), SLOW);
      try {
        const response = await fetch(origin + path, { method, headers, body: body && JSON.stringify(body), signal: late.signal });
        const answer = response.status === 204 ? null : await response.json();
        if (response.ok) return answer;
        const { code, message } = answer.error;
        throw new Refused(response.status, code, message, Number(response.headers.get("Retry-After")) || 0);
      } finally {
        clearTimeout(timer);
      }
    }

    /** Say once what is wrong, with the contact channels as cards, until it is solved. */
    _explain(error, after = "") {
      if (error.code === "closed") return this._showClosed(error.message);
      if (this._problem && this._problem === this.list.lastElementChild) return;
      this._solved();
      const known = error instanceof Refused && error.status < 500;
      const text = known ? error.message + after : `${error.message === "slow" ? "Svaret dröjer. Jag fortsätter försöka." : `Jag kan inte svara just nu.${after}`}${inDanger()} Så här når du kontaktcenter.`;
      this._problem = this._show("error", text, { channels: known ? [] : CONTACT });
    }

    _solved() {
      if (this._problem?.contains(this.shadowRoot.activeElement)) this._focus();
      this._problem?.remove();
      this._problem = null;
    }

    _showClosed(notice) {
      if (this.form.hidden) return;
      this._solved();
      const inside = this.form.contains(this.shadowRoot.activeElement);
      this.form.hidden = true;
      if (inside) this._focus();
      this._problem = this._show("error", notice, { channels: CONTACT });
    }

    /** One answer: 112 alone first, which no length may push out of view; what can be pressed after everything that is said. */
    _showAnswer(replies) {
      const alone = ({ channels }) => channels.join() === SOS;
      const ordered = [...replies].sort((one, other) => alone(other) - alone(one));
      ordered.forEach(({ text, at }, place) => this._show("bot", text, place < ordered.length - 1 ? { at } : {
        at, buttons: ordered.flatMap(({ buttons }) => buttons), channels: ordered.flatMap(({ channels }) => channels),
      }));
    }

    _show(who, text, { buttons = [], channels = [], at = new Date() } = {}) {
      if (who !== "error" || this.form.hidden) this._pass();
      const names = { bot: `${NAME}: `, resident: "Du: ", error: "Fel: " };
      const item = make("li", { class: who }, make("span", { class: "who" }, names[who]));
      for (const paragraph of text.split("\n\n")) {
        item.append(make("p", isEnglish(paragraph) && who === "bot" ? { lang: "en" } : {}, ...(who === "resident" ? [paragraph] : linked(paragraph))));
      }
      // What is asked stands by its question; ways of contact are for whoever finds no answer there.
      if (buttons.length) {
        const choices = buttons.map(({ title, payload }) => make("button", { type: "button", onclick: () => this._ask({ payload }, title) }, title));
        item.append(make("div", { class: "choices", role: "group", "aria-label": "Välj ett svar" }, ...choices));
      }
      const named = facts.channels.filter(({ id, kind }) => channels.includes(id) && ["phone", "email", "visit"].includes(kind));
      const cards = named.sort((one, other) => (other.id === SOS) - (one.id === SOS)).slice(0, MOST_CARDS);
      if (cards.length) {
        item.classList.add("wide");
        item.append(make("ul", { class: "cards", "aria-label": "Kontaktvägar" }, ...cards.map((channel) => this._card(channel))));
      }
      item.append(make("time", { datetime: at.toISOString() }, clock(at)));
      this.list.append(item);
      this._scroll();
      return item;
    }

    /** Only the last question can be answered; suggestions have been read by now. */
    _pass() {
      this.list.querySelector("[aria-label='Vanliga frågor']")?.remove();
      for (const old of this.list.querySelectorAll(".choices button")) old.disabled = true;
      this.list.querySelector(".vote")?.remove();
    }

    /** To the end, but not past the beginning of what the resident has not read: an error, or the first reply to what was said last. */
    _scroll() {
      const said = this.list.querySelectorAll("li.resident");
      const latest = said[said.length - 1];
      const last = this.list.lastElementChild;
      const first = last?.matches(".error") ? last : (latest?.nextElementSibling ?? latest ?? this.list.firstElementChild);
      const top = (first?.offsetTop ?? 0) - 8;
      if (this.dialog.classList.contains("tight")) this.dialog.scrollTop = this.log.offsetTop + top;
      else this.log.scrollTop = top;
    }

    _card(channel) {
      const value = channel.href ? link(channel) : make("b", {}, channel.value);
      const copy = make("button", { type: "button", class: "small", "aria-label": `Kopiera ${channel.value}` }, "Kopiera");
      const done = (how) => {
        copy.textContent = how;
        copy.setAttribute("aria-label", `${how}: ${channel.value}`);
      };
      copy.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(channel.value);
          done("Kopierat");
        } catch {
          getSelection()?.selectAllChildren(value);
          done("Markerat");
        }
      });
      return make("li", {}, make("span", {}, channel.name), value, copy);
    }

    _askWhetherItHelped({ topic }) {
      if (!topic || ["halsning", "tack", "hejda", "ja", "nej", "fraga_tillbaka", "nodra", "nodlage"].includes(topic)) return;
      const vote = make("div", { class: "vote", role: "group", "aria-label": "Hjälpte svaret?" }, "Hjälpte svaret?");
      for (const [title, helpful] of [["Ja", true], ["Nej", false]]) {
        vote.append(make("button", { type: "button", class: "small", onclick: async () => {
          this._focus();
          vote.replaceChildren("Tack för att du svarade.");
          await this._call("POST", "/chat/feedback", { helpful }).catch(() => vote.replaceChildren("Det gick inte att spara just nu."));
        } }, title));
      }
      this.list.lastElementChild.append(vote);
      this._scroll();
    }

    /** A choice that was pressed is hidden; what hid it has the focus. */
    _fold() {
      this.more.open = false;
      this.more.firstElementChild.focus();
    }

    _restart() {
      this._fold();
      store.drop(TOKEN);
      this._clear();
    }

    async _remove() {
      this._fold();
      try {
        await this._call("DELETE", "/chat/session");
        store.drop(TOKEN);
        this._clear("Samtalet är borttaget.");
      } catch (error) {
        if (error.status === 401) return this._restart();
        this._explain(error);
      }
    }

    _clear(note) {
      this._empty();
      this._problem = null;
      this.busy.textContent = "";
      this.list.replaceChildren();
      if (note) this._show("bot", note);
      this._started = this._start();
      if (this.shadowRoot.activeElement) this._focus();
    }

    _save() {
      this._fold();
      const lines = [...this.list.children].map((item) => [item.querySelector("time").textContent, item.querySelector(".who").textContent.trim(),
        ...[...item.querySelectorAll("p")].map((part) => part.textContent)].join(" ").trim());
      const address = URL.createObjectURL(new Blob([lines.join("\n\n")], { type: "text/plain" }));
      make("a", { href: address, download: "samtal.txt" }).click();
      setTimeout(() => URL.revokeObjectURL(address), 1000);
    }

    /** The second half of a double click would close what the first opened, or press what the answer to it put there. */
    _pressed(event) {
      if (event.detail < 2) return;
      event.preventDefault();
      event.stopPropagation();
    }

    _typed(event) {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this._submitted(event);
      }
    }

    _submitted(event) {
      event.preventDefault();
      const text = this.input.value.trim();
      if (!text) return;
      this._tooLong?.remove();
      const { length } = [...text];
      if (length > MOST_SIGNS) {
        this._tooLong = this._show("error", `Texten är för lång: ${length} tecken. Skriv högst ${MOST_SIGNS}. Din text står kvar.`);
        return;
      }
      this.input.value = "";
      this._ask({ text }, text);
    }

    /** Escape closes from within, and from a part of the page that the dialog covers: else the focus would be hidden. */
    _escaped(event) {
      if (event.key !== "Escape" || event.defaultPrevented || this.dialog.hidden) return;
      const focused = document.activeElement;
      if (focused === this || this._covers(focused)) this.close();
    }

    _covers(element) {
      if (!element || element === document.body) return false;
      const [over, under] = [this.dialog.getBoundingClientRect(), element.getBoundingClientRect()];
      return over.left < under.right && over.right > under.left && over.top < under.bottom && over.bottom > under.top;
    }
  }

  if (!customElements.get("kontaktlots-chat")) customElements.define("kontaktlots-chat", Chat);
  const place = () => document.querySelector("kontaktlots-chat") ?? document.body.append(document.createElement("kontaktlots-chat"));
  if (document.body) place();
  else document.addEventListener("DOMContentLoaded", place);
})();
