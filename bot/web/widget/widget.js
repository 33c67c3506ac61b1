// Kontaktlots chat widget: one script tag, no dependency, no build step.
// Everything that comes from the server is put on the page as text nodes, never as HTML.
(() => {
  "use strict";

  const script = document.currentScript;
  const origin = new URL(script.src).origin;
  const NAME = script.dataset.name || "Kontaktlots";
  const OWNER = script.dataset.owner || "En bot från Norrköpings kommun";
  // The contact facts as they were when the script was served: they stand even when the server does not.
  let facts = /* facts */ { channels: [], closed: null } /* end */;

  const TOKEN = "kontaktlots.token";
  const OPEN = "kontaktlots.open";
  const STATUS = "kontaktlots.status";
  const MOST_SIGNS = 500;
  const MOST_CARDS = 3;
  const SLOW = 8000;
  const RETRIES = [2000, 5000, 10000, 30000, 60000];
  const STATUS_EVERY = 30000;
  const CONTACT = ["kontaktcenter_telefon", "kontaktcenter_epost", "kontaktcenter_besok"];
  const SUGGESTIONS = ["Vad fungerar inte?", "När är allt löst?", "Hur når jag kommunen?", "När har ni öppet?", "Jag har problem med vattnet"];

  const CSS = `
    :host { --brand: var(--lots-brand, #0b5394); --on-brand: var(--lots-on-brand, #fff); --page: var(--lots-page, #fff);
      --ink: var(--lots-ink, #1b1b1b); --soft: var(--lots-soft, #eef3f8); --line: var(--lots-line, #6b7280);
      --link: var(--lots-link, #0a4a85); --mute: var(--lots-mute, #4b5563); --alarm: var(--lots-alarm, #b00020);
      all: initial; display: block; font: 1rem/1.5 var(--lots-font, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif);
      color: var(--ink); color-scheme: light dark; }
    @media (prefers-color-scheme: dark) { :host { --brand: var(--lots-brand-dark, #8ec5ff); --on-brand: var(--lots-on-brand-dark, #0b1b2b);
      --page: var(--lots-page-dark, #14181d); --ink: var(--lots-ink-dark, #f1f4f8); --soft: var(--lots-soft-dark, #232b34);
      --line: #8b95a3; --link: #9fd0ff; --mute: #b8c1cc; --alarm: #ff8a93; } }
    *, *::before, *::after { box-sizing: border-box; }
    [hidden] { display: none !important; }
    button, textarea { font: inherit; color: inherit; }
    button, summary { cursor: pointer; }
    :focus-visible { outline: 3px solid #ffbf47; outline-offset: 2px; box-shadow: 0 0 0 2px #1b1b1b; }
    .launcher { position: fixed; right: 1rem; bottom: 1rem; z-index: 2147483000; display: flex; gap: .5rem;
      align-items: center; padding: .75rem 1.25rem; border: 2px solid var(--on-brand); border-radius: 2rem;
      background: var(--brand); color: var(--on-brand); font-weight: 600; box-shadow: 0 2px 10px rgb(0 0 0 / .3); }
    .dialog { position: fixed; right: 1rem; bottom: 1rem; z-index: 2147483001; display: flex; flex-direction: column;
      width: min(26rem, calc(100vw - 2rem)); height: min(42rem, calc(100dvh - 2rem)); overflow: hidden;
      border: 1px solid var(--line); border-radius: .75rem; background: var(--page); box-shadow: 0 8px 30px rgb(0 0 0 / .3); }
    .head { display: flex; gap: .75rem; align-items: center; padding: .5rem .5rem .5rem 1rem;
      background: var(--brand); color: var(--on-brand); }
    .head img { height: 2.25rem; }
    .head div { flex: 1; min-width: 0; }
    .head h2 { margin: 0; font-size: 1.1rem; line-height: 1.3; }
    .head p { margin: 0; font-size: .85rem; line-height: 1.4; }
    .close { flex: none; width: 2.75rem; height: 2.75rem; border: 0; border-radius: .5rem; background: transparent;
      color: inherit; font-size: 1.25rem; }
    .log { position: relative; flex: 1; overflow-y: auto; padding: 1rem; }
    ol, ul { display: flex; flex-direction: column; gap: .75rem; margin: 0; padding: 0; list-style: none; }
    li.bot, li.resident, li.error { max-width: 90%; padding: .6rem .85rem; border-radius: .75rem; overflow-wrap: anywhere; }
    li.bot { align-self: flex-start; background: var(--soft); border-bottom-left-radius: .15rem; }
    li.resident { align-self: flex-end; background: var(--brand); color: var(--on-brand); border-bottom-right-radius: .15rem; }
    li.error { align-self: stretch; max-width: 100%; border: 2px solid var(--alarm); }
    li p { margin: 0 0 .5rem; white-space: pre-line; }
    li p:last-of-type { margin-bottom: 0; }
    time { display: block; margin-top: .25rem; font-size: .8rem; color: var(--mute); }
    .resident time { color: inherit; }
    .who { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    a { color: var(--link); font-weight: 600; }
    a[href^="tel:"] { white-space: nowrap; }
    .cards { gap: .5rem; margin-top: .75rem; }
    .cards li { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: center; padding: .5rem .75rem;
      border: 1px solid var(--line); border-left: .35rem solid var(--brand); border-radius: .35rem; background: var(--page); color: var(--ink); }
    .cards span { flex: 1 1 100%; font-size: .85rem; color: var(--mute); }
    .cards b, .cards a { flex: 1; overflow-wrap: anywhere; }
    .small { min-height: 1.75rem; padding: .1rem .65rem; border: 1px solid var(--line); border-radius: 1rem; background: var(--page);
      color: var(--ink); font-size: .85rem; }
    .choices { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: .75rem; }
    .choices button { min-height: 2.75rem; padding: .25rem 1rem; border: 2px solid var(--brand);
      border-radius: 1.5rem; background: var(--page); color: var(--brand); font-weight: 600; text-align: left; }
    .choices button[disabled] { border-color: var(--line); color: var(--mute); cursor: default; }
    .vote { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: .5rem 0 0; font-size: .85rem; color: var(--mute); }
    .busy { min-height: 1.5rem; margin: 0; padding: 0 1rem; font-size: .9rem; color: var(--mute); }
    form { display: flex; gap: .5rem; align-items: flex-end; padding: .75rem; border-top: 1px solid var(--line); }
    textarea { flex: 1; min-width: 0; min-height: 2.75rem; max-height: 8rem; padding: .5rem; resize: none; field-sizing: content;
      border: 1px solid var(--line); border-radius: .5rem; background: var(--page); color: var(--ink); }
    textarea::placeholder { color: var(--mute); opacity: 1; }
    .send { min-height: 2.75rem; padding: 0 1rem; border: 0; border-radius: .5rem; background: var(--brand); color: var(--on-brand); font-weight: 600; }
    .more { padding: 0 .75rem .5rem; font-size: .85rem; color: var(--mute); }
    .more summary { min-height: 1.75rem; width: max-content; }
    .more div { display: flex; flex-wrap: wrap; gap: .5rem; padding-top: .35rem; }
    @media (max-width: 30rem), (max-height: 30rem) { .dialog { inset: 0; width: 100%; height: 100dvh; border: 0; border-radius: 0; } }
    @media (max-height: 20rem) { .head p { display: none; } .dialog { overflow-y: auto; } .log { flex: none; overflow: visible; } }
    @media (forced-colors: active) { .launcher, .dialog, li, .send, .choices button, .small { border: 1px solid; } }
    @media (prefers-reduced-motion: no-preference) { .busy:not(:empty)::after { content: ""; animation: dots 1.2s steps(4) infinite; }
      @keyframes dots { 25% { content: " ·"; } 50% { content: " · ·"; } 75% { content: " · · ·"; } } }
    @media print { .launcher { display: none; } }
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

  function link({ href, value }) {
    const away = href.startsWith("http") ? { target: "_blank", rel: "noopener noreferrer" } : {};
    return make("a", { href, ...away }, value);
  }

  /** Replies are Swedish; a paragraph for those who do not read Swedish is English. */
  const isEnglish = (text) => !/[åäö]/i.test(text) && /\b(the|you|your|call|this|answers)\b/i.test(text);

  const ZONE = { timeZone: "Europe/Stockholm" };
  const clock = (when) => when.toLocaleTimeString("sv-SE", { ...ZONE, hour: "2-digit", minute: "2-digit" }).replace(":", ".");

  const wait = (time) => new Promise((done) => setTimeout(done, time));

  class Refused extends Error {
    constructor(status, code, message, seconds) {
      super(message);
      Object.assign(this, { status, code, seconds });
    }
  }

  /** Storage that a browser may refuse; then a reload begins anew. */
  const store = {
    get(name) { try { return sessionStorage.getItem(name); } catch { return this[name] ?? null; } },
    set(name, value) { try { sessionStorage.setItem(name, value); } catch { this[name] = value; } },
    drop(name) { try { sessionStorage.removeItem(name); } catch { delete this[name]; } },
  };

  class Chat extends HTMLElement {
    #started = null;
    #watching = null;
    #waiting = Promise.resolve();

    connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(CSS);
      root.adoptedStyleSheets = [sheet];
      this.lang = "sv";
      this.launcher = make("button", { type: "button", class: "launcher", "aria-expanded": "false", "aria-haspopup": "dialog", onclick: () => this.open() }, `Fråga ${NAME}`);
      this.list = make("ol");
      this.log = make("div", { class: "log", role: "log", "aria-label": "Samtalet", tabindex: "0" }, this.list);
      this.busy = make("p", { class: "busy" });
      this.status = make("p", { role: "status" }, OWNER);
      this.input = make("textarea", {
        rows: "1", maxlength: String(MOST_SIGNS), "aria-label": "Skriv din fråga", placeholder: "Skriv din fråga",
        onkeydown: (event) => this.#typed(event),
      });
      this.form = make("form", { onsubmit: (event) => this.#submitted(event) }, this.input, make("button", { type: "submit", class: "send" }, "Skicka"));
      const small = (title, work) => make("button", { type: "button", class: "small", onclick: work }, title);
      this.more = make("details", { class: "more" },
        make("summary", {}, "Fler val"),
        make("div", {}, small("Börja om", () => this.#restart()), small("Ta bort samtalet", () => this.#remove()), small("Spara samtalet", () => this.#save())),
      );
      const logo = script.dataset.logo ? [make("img", { src: new URL(script.dataset.logo, document.baseURI).href, alt: "" })] : [];
      this.dialog = make("div", { class: "dialog", role: "dialog", "aria-labelledby": "title", hidden: true, onkeydown: (event) => this.#escaped(event) },
        make("div", { class: "head" }, ...logo, make("div", {}, make("h2", { id: "title" }, NAME), this.status),
          make("button", { type: "button", class: "close", "aria-label": "Stäng chatten", onclick: () => this.close() }, "✕")),
        this.log, this.busy, this.form, this.more,
      );
      root.append(this.launcher, this.dialog);
      if (store.get(OPEN)) this.open(false);
    }

    /** Open the dialog and, the first time, the conversation; `focus` moves the focus into it. */
    open(focus = true) {
      this.dialog.hidden = false;
      this.launcher.hidden = true;
      this.launcher.setAttribute("aria-expanded", "true");
      store.set(OPEN, "1");
      if (focus) this.input.focus();
      this.#started ??= this.#start();
      this.#watch();
      this.#watching ??= setInterval(() => this.#watch(), STATUS_EVERY);
    }

    /** Close the dialog and give the focus back. */
    close() {
      this.dialog.hidden = true;
      this.launcher.hidden = false;
      this.launcher.setAttribute("aria-expanded", "false");
      this.launcher.focus();
      store.drop(OPEN);
      clearInterval(this.#watching);
      this.#watching = null;
    }

    /** The published status in the dialog's head; said quietly when it changes. */
    async #watch() {
      try {
        const { components, page } = await this.#call("GET", "/api/v2/summary.json");
        const affected = components.filter(({ status }) => status !== "operational").length;
        const updated = new Date(page.updated_at);
        const day = (when) => when.toLocaleDateString("sv-SE", { ...ZONE, day: "numeric", month: "short", year: "numeric" });
        const when = day(updated) === day(new Date()) ? clock(updated) : day(updated);
        this.#tell(affected ? `${affected} system påverkas, uppdaterat ${when}` : `Inga kända störningar, uppdaterat ${when}`);
        store.set(STATUS, this.status.textContent);
      } catch {
        const last = store.get(STATUS);
        this.#tell(last ? `Senast känt: ${last}` : OWNER);
      }
    }

    #tell(text) {
      if (this.status.textContent !== text) this.status.textContent = text;
    }

    async #start() {
      try {
        const known = await this.#call("GET", "/chat/channels");
        facts = known;
        if (facts.closed) return this.#showClosed(facts.closed);
        if (!(await this.#resumed())) await this.#begin();
      } catch (error) {
        this.#showError(error);
        this.#started = null;
      }
    }

    /** Whether the conversation of this tab could be shown again. */
    async #resumed() {
      if (!store.get(TOKEN)) return false;
      try {
        const { messages } = await this.#call("GET", "/chat/history");
        this.log.setAttribute("aria-live", "off");
        for (const { who, text, buttons, channels, at } of messages) this.#show(who, text, { buttons, channels, at: new Date(at * 1000) });
        this.log.removeAttribute("aria-live");
        return true;
      } catch (error) {
        if (error.status === 401) return false;
        throw error;
      }
    }

    async #begin() {
      const session = await this.#call("POST", "/chat/session");
      store.set(TOKEN, session.token);
      for (const reply of session.replies) this.#show("bot", reply.text);
      const choices = SUGGESTIONS.map((text) => make("button", { type: "button", onclick: () => this.#ask({ text }, text) }, text));
      this.list.lastElementChild.append(make("div", { class: "choices", role: "group", "aria-label": "Vanliga frågor" }, ...choices));
    }

    /** Show what the resident says and send it, one message after the other. */
    #ask(body, shown) {
      this.input.focus();
      this.#show("resident", shown);
      this.#waiting = this.#waiting.then(() => this.#send(body));
      return this.#waiting;
    }

    async #send(body) {
      await (this.#started ??= this.#start());
      this.busy.textContent = `${NAME} skriver`;
      let problem = null;
      for (const pause of [...RETRIES, null]) {
        try {
          const answer = await this.#answered(body);
          problem?.remove();
          for (const reply of answer.replies) this.#show("bot", reply.text, reply);
          this.#askWhetherItHelped(answer);
          break;
        } catch (error) {
          const passing = !(error instanceof Refused) || (error.status >= 500 && error.code !== "closed") || error.status === 429;
          if (!problem) problem = this.#showError(error);
          if (!passing || pause === null) break;
          this.busy.textContent = "Ditt meddelande är kvar. Jag försöker igen";
          await wait(error.seconds ? error.seconds * 1000 : pause);
        }
      }
      this.busy.textContent = "";
    }

    async #answered(body) {
      try {
        return await this.#call("POST", "/chat/message", body);
      } catch (error) {
        if (error.status !== 401) throw error;
        await this.#begin();
        return this.#call("POST", "/chat/message", body);
      }
    }

    async #call(method, path, body) {
      const headers = { Accept: "application/json" };
      const token = store.get(TOKEN);
      if (token && path.startsWith("/chat/") && path !== "/chat/channels") headers.Authorization = `Bearer ${token}`;
      if (body) headers["Content-Type"] = "application/json";
      const response = await fetch(origin + path, { method, headers, body: body && JSON.stringify(body), signal: AbortSignal.timeout(SLOW) });
      const answer = response.status === 204 ? null : await response.json();
      if (!response.ok) {
        const { code, message } = answer.error;
        throw new Refused(response.status, code, message, Number(response.headers.get("Retry-After")) || 0);
      }
      return answer;
    }

    /** What went wrong, with the contact channels as cards; returns the item. */
    #showError(error) {
      if (error.code === "closed") return this.#showClosed(error.message);
      const known = error instanceof Refused && error.status < 500;
      const text = known ? error.message : "Jag kan inte svara just nu. Så här når du kontaktcenter.";
      return this.#show("error", text, { channels: known ? [] : CONTACT });
    }

    #showClosed(notice) {
      this.form.hidden = true;
      return this.#show("error", notice, { channels: CONTACT });
    }

    #show(who, text, { buttons = [], channels = [], at = new Date() } = {}) {
      for (const old of this.list.querySelectorAll(".choices button")) old.disabled = true;
      this.list.querySelector(".vote")?.remove();
      const names = { bot: `${NAME}: `, resident: "Du: ", error: "Fel: " };
      const item = make("li", { class: who }, make("span", { class: "who" }, names[who]));
      for (const paragraph of text.split("\n\n")) {
        item.append(make("p", isEnglish(paragraph) && who === "bot" ? { lang: "en" } : {}, ...(who === "resident" ? [paragraph] : linked(paragraph))));
      }
      const cards = facts.channels.filter(({ id, kind }) => channels.includes(id) && ["phone", "email", "visit"].includes(kind)).slice(0, MOST_CARDS);
      if (cards.length) item.append(make("ul", { class: "cards", "aria-label": "Kontaktvägar" }, ...cards.map((channel) => this.#card(channel))));
      if (buttons.length) {
        const choices = buttons.map(({ title, payload }) => make("button", { type: "button", onclick: () => this.#ask({ payload }, title) }, title));
        item.append(make("div", { class: "choices", role: "group", "aria-label": "Välj ett svar" }, ...choices));
      }
      item.append(make("time", { datetime: at.toISOString() }, clock(at)));
      this.list.append(item);
      this.#scroll();
      return item;
    }

    /** To the end, but not past the beginning of what the resident has not read. */
    #scroll() {
      const said = this.list.querySelectorAll("li.resident");
      const first = said.length ? said[said.length - 1] : this.list.firstElementChild;
      this.log.scrollTop = first.offsetTop - 8;
    }

    #card(channel) {
      const value = channel.href ? link(channel) : make("b", {}, channel.value);
      const copy = make("button", { type: "button", class: "small", "aria-label": `Kopiera ${channel.value}` }, "Kopiera");
      copy.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(channel.value);
          copy.textContent = "Kopierat";
        } catch {
          getSelection()?.selectAllChildren(value);
          copy.textContent = "Markerat";
        }
      });
      return make("li", {}, make("span", {}, channel.name), value, copy);
    }

    #askWhetherItHelped({ topic }) {
      if (!topic || ["halsning", "tack", "hejda", "ja", "nej", "fraga_tillbaka", "nodra"].includes(topic)) return;
      const vote = make("div", { class: "vote", role: "group", "aria-label": "Hjälpte svaret?" }, "Hjälpte svaret?");
      for (const [title, helpful] of [["Ja", true], ["Nej", false]]) {
        vote.append(make("button", { type: "button", class: "small", onclick: async () => {
          vote.replaceChildren("Tack för att du svarade.");
          this.input.focus();
          await this.#call("POST", "/chat/feedback", { helpful }).catch(() => vote.replaceChildren("Det gick inte att spara just nu."));
        } }, title));
      }
      this.list.lastElementChild.append(vote);
      this.#scroll();
    }

    async #restart() {
      this.more.open = false;
      store.drop(TOKEN);
      this.#clear();
    }

    async #remove() {
      this.more.open = false;
      try {
        await this.#call("DELETE", "/chat/session");
        store.drop(TOKEN);
        this.#clear("Samtalet är borttaget.");
      } catch (error) {
        if (error.status === 401) return this.#restart();
        this.#showError(error);
      }
    }

    #clear(note) {
      this.list.replaceChildren();
      if (note) this.#show("bot", note);
      this.#started = this.#start();
      this.input.focus();
    }

    #save() {
      this.more.open = false;
      const lines = [...this.list.children].map((item) => [item.querySelector("time").textContent, item.querySelector(".who").textContent.trim(),
        ...[...item.querySelectorAll("p")].map((part) => part.textContent)].join(" ").trim());
      const address = URL.createObjectURL(new Blob([lines.join("\n\n")], { type: "text/plain" }));
      make("a", { href: address, download: "samtal.txt" }).click();
      setTimeout(() => URL.revokeObjectURL(address), 1000);
    }

    #typed(event) {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.form.requestSubmit();
      }
    }

    #submitted(event) {
      event.preventDefault();
      const text = this.input.value.trim();
      if (!text) return;
      this.input.value = "";
      this.#ask({ text }, text);
    }

    #escaped(event) {
      if (event.key === "Escape") this.close();
    }
  }

  if (!customElements.get("kontaktlots-chat")) customElements.define("kontaktlots-chat", Chat);
  const place = () => document.querySelector("kontaktlots-chat") ?? document.body.append(document.createElement("kontaktlots-chat"));
  if (document.body) place();
  else document.addEventListener("DOMContentLoaded", place);
})();
