// Kontaktlots chat widget: one script tag, no dependency, no build step.
// Everything that comes from the server is put on the page as text nodes, never as HTML.
(() => {
  "use strict";

  const origin = new URL(document.currentScript.src).origin;
  const TOKEN = "kontaktlots.token";
  const MOST_SIGNS = 500;

  const CSS = `
    :host { --lots-brand: #0b5394; --lots-on-brand: #fff; --lots-page: #fff; --lots-ink: #1b1b1b;
      --lots-soft: #eef3f8; --lots-line: #6b7280; all: initial; display: block;
      font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; color: var(--lots-ink); }
    *, *::before, *::after { box-sizing: border-box; }
    [hidden] { display: none !important; }
    button, textarea { font: inherit; color: inherit; }
    button { cursor: pointer; }
    :focus-visible { outline: 3px solid #ffbf47; outline-offset: 2px; box-shadow: 0 0 0 2px #1b1b1b; }
    .launcher { position: fixed; right: 1rem; bottom: 1rem; z-index: 2147483000; display: flex; gap: .5rem;
      align-items: center; padding: .75rem 1.25rem; border: 2px solid var(--lots-on-brand); border-radius: 2rem;
      background: var(--lots-brand); color: var(--lots-on-brand); font-weight: 600;
      box-shadow: 0 2px 10px rgb(0 0 0 / .3); }
    .dialog { position: fixed; right: 1rem; bottom: 1rem; z-index: 2147483001; display: flex; flex-direction: column;
      width: min(25rem, calc(100vw - 2rem)); height: min(40rem, calc(100dvh - 2rem)); overflow: hidden;
      border: 1px solid var(--lots-line); border-radius: .75rem; background: var(--lots-page);
      box-shadow: 0 8px 30px rgb(0 0 0 / .3); }
    .head { display: flex; gap: .5rem; align-items: center; padding: .5rem .5rem .5rem 1rem;
      background: var(--lots-brand); color: var(--lots-on-brand); }
    .head h2 { flex: 1; margin: 0; font-size: 1.1rem; }
    .head small { display: block; font-size: .85rem; font-weight: 400; }
    .close { min-width: 2.75rem; min-height: 2.75rem; border: 0; border-radius: .5rem; background: transparent;
      color: inherit; font-size: 1.25rem; }
    .log { flex: 1; overflow-y: auto; padding: 1rem; }
    ol { display: flex; flex-direction: column; gap: .75rem; margin: 0; padding: 0; list-style: none; }
    li { max-width: 90%; padding: .5rem .75rem; border-radius: .75rem; overflow-wrap: anywhere; }
    li.bot { align-self: flex-start; background: var(--lots-soft); }
    li.resident { align-self: flex-end; background: var(--lots-brand); color: var(--lots-on-brand); }
    li.error { align-self: stretch; max-width: 100%; border: 2px solid #b00020; background: var(--lots-page); }
    li p { margin: 0 0 .5rem; white-space: pre-line; }
    li p:last-of-type { margin-bottom: 0; }
    .who { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    a { color: #0a4a85; font-weight: 600; }
    a[href^="tel:"] { white-space: nowrap; }
    .choices { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: .5rem; }
    .choices button { min-height: 2.75rem; padding: .25rem 1rem; border: 2px solid var(--lots-brand);
      border-radius: 1.5rem; background: var(--lots-page); color: var(--lots-brand); font-weight: 600; }
    .choices button[disabled] { border-color: var(--lots-line); color: #595959; cursor: default; }
    .busy { min-height: 1.5rem; margin: 0; padding: 0 1rem; font-size: .9rem; }
    form { display: flex; gap: .5rem; align-items: flex-end; padding: .75rem; border-top: 1px solid var(--lots-line); }
    textarea { flex: 1; min-height: 2.75rem; max-height: 8rem; padding: .5rem; resize: none; field-sizing: content;
      border: 1px solid var(--lots-line); border-radius: .5rem; background: var(--lots-page); }
    .send { min-height: 2.75rem; padding: 0 1rem; border: 0; border-radius: .5rem; background: var(--lots-brand);
      color: var(--lots-on-brand); font-weight: 600; }
    @media (max-width: 30rem) { .dialog { inset: 0; width: 100%; height: 100dvh; border: 0; border-radius: 0; } }
    @media (forced-colors: active) { .launcher, .dialog, li, .send { border: 1px solid; } }
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

  /** The text with each channel's value as a link that dials or writes. */
  function linked(text, channels) {
    const links = channels.filter((channel) => channel.href).sort((a, b) => b.value.length - a.value.length);
    const parts = [];
    let rest = text;
    while (rest) {
      let first = null;
      for (const channel of links) {
        const at = rest.indexOf(channel.value);
        if (at >= 0 && (!first || at < first.at)) first = { at, channel };
      }
      if (!first) break;
      parts.push(rest.slice(0, first.at), make("a", { href: first.channel.href }, first.channel.value));
      rest = rest.slice(first.at + first.channel.value.length);
    }
    return [...parts, rest];
  }

  class Refused extends Error {
    constructor(status, message) {
      super(message);
      this.status = status;
    }
  }

  class Chat extends HTMLElement {
    #channels = [];
    #started = null;

    connectedCallback() {
      const root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(CSS);
      root.adoptedStyleSheets = [sheet];
      this.lang = "sv";
      this.launcher = make(
        "button",
        { type: "button", class: "launcher", "aria-expanded": "false", "aria-haspopup": "dialog", onclick: () => this.open() },
        "Fråga Kontaktlots",
      );
      this.list = make("ol");
      this.log = make("div", { class: "log", role: "log", "aria-label": "Samtalet", tabindex: "0" }, this.list);
      this.busy = make("p", { class: "busy" });
      this.input = make("textarea", {
        rows: "1", maxlength: String(MOST_SIGNS), "aria-label": "Skriv din fråga", placeholder: "Skriv din fråga",
        onkeydown: (event) => this.#typed(event),
      });
      this.form = make(
        "form",
        { onsubmit: (event) => this.#submitted(event) },
        this.input,
        make("button", { type: "submit", class: "send" }, "Skicka"),
      );
      this.dialog = make(
        "div",
        { class: "dialog", role: "dialog", "aria-labelledby": "title", hidden: true, onkeydown: (event) => this.#escaped(event) },
        make(
          "div",
          { class: "head" },
          make("h2", { id: "title" }, "Kontaktlots", make("small", {}, "En bot från Norrköpings kommun")),
          make("button", { type: "button", class: "close", "aria-label": "Stäng chatten", onclick: () => this.close() }, "✕"),
        ),
        this.log,
        this.busy,
        this.form,
      );
      root.append(this.launcher, this.dialog);
    }

    /** Open the dialog and, the first time, the conversation. */
    open() {
      this.dialog.hidden = false;
      this.launcher.hidden = true;
      this.launcher.setAttribute("aria-expanded", "true");
      this.input.focus();
      this.#started ??= this.#start();
    }

    /** Close the dialog and give the focus back. */
    close() {
      this.dialog.hidden = true;
      this.launcher.hidden = false;
      this.launcher.setAttribute("aria-expanded", "false");
      this.launcher.focus();
    }

    async #start() {
      await this.#attempt(async () => {
        this.#channels = (await this.#call("GET", "/chat/channels")).channels;
        if (!(await this.#resumed())) await this.#begin();
      });
    }

    /** Whether the conversation of this tab could be shown again. */
    async #resumed() {
      if (!sessionStorage.getItem(TOKEN)) return false;
      try {
        const { messages } = await this.#call("GET", "/chat/history");
        this.log.setAttribute("aria-live", "off");
        for (const message of messages) this.#show(message.who, message.text, message.buttons);
        this.log.removeAttribute("aria-live");
        return true;
      } catch (error) {
        if (error.status === 401) return false;
        throw error;
      }
    }

    async #begin() {
      const session = await this.#call("POST", "/chat/session");
      sessionStorage.setItem(TOKEN, session.token);
      this.#showReplies(session.replies);
    }

    async #send(body, shown) {
      await this.#started;
      this.#show("resident", shown);
      this.busy.textContent = "Kontaktlots skriver …";
      const sent = await this.#attempt(async () => {
        let answer;
        try {
          answer = await this.#call("POST", "/chat/message", body);
        } catch (error) {
          if (error.status !== 401) throw error;
          await this.#begin();
          answer = await this.#call("POST", "/chat/message", body);
        }
        this.#showReplies(answer.replies);
      });
      this.busy.textContent = "";
      return sent;
    }

    /** Run `work`; what fails is shown with a channel that works. */
    async #attempt(work) {
      try {
        await work();
        return true;
      } catch (error) {
        const message = error instanceof Refused ? error.message : this.#fallback();
        this.#show("error", message);
        return false;
      }
    }

    #fallback() {
      const lines = this.#channels
        .filter((channel) => ["kontaktcenter_telefon", "kontaktcenter_epost", "kontaktcenter_besok"].includes(channel.id))
        .map((channel) => `${channel.name}: ${channel.value}`);
      return ["Jag kan inte svara just nu. Försök igen om en stund.", ...lines].join("\n");
    }

    async #call(method, path, body) {
      const headers = { Accept: "application/json" };
      const token = sessionStorage.getItem(TOKEN);
      if (token) headers.Authorization = `Bearer ${token}`;
      if (body) headers["Content-Type"] = "application/json";
      const response = await fetch(origin + path, { method, headers, body: body && JSON.stringify(body) });
      const answer = await response.json();
      if (!response.ok) throw new Refused(response.status, answer.error.message);
      return answer;
    }

    #showReplies(replies) {
      for (const reply of replies) this.#show("bot", reply.text, reply.buttons);
    }

    #show(who, text, buttons = []) {
      for (const old of this.list.querySelectorAll(".choices button")) old.disabled = true;
      const names = { bot: "Kontaktlots: ", resident: "Du: ", error: "Fel: " };
      const item = make("li", { class: who }, make("span", { class: "who" }, names[who]));
      for (const paragraph of text.split("\n\n")) {
        item.append(make("p", {}, ...(who === "resident" ? [paragraph] : linked(paragraph, this.#channels))));
      }
      if (buttons.length) {
        const choices = buttons.map(({ title, payload }) =>
          make("button", { type: "button", onclick: () => this.#chosen(title, payload) }, title),
        );
        item.append(make("div", { class: "choices", role: "group", "aria-label": "Välj ett svar" }, ...choices));
      }
      this.list.append(item);
      this.log.scrollTop = this.log.scrollHeight;
    }

    #chosen(title, payload) {
      this.input.focus();
      this.#send({ payload }, title);
    }

    #typed(event) {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.form.requestSubmit();
      }
    }

    async #submitted(event) {
      event.preventDefault();
      const text = this.input.value.trim();
      if (!text) return;
      this.input.value = "";
      if (!(await this.#send({ text }, text)) && !this.input.value) this.input.value = text;
    }

    #escaped(event) {
      if (event.key === "Escape") this.close();
    }
  }

  customElements.define("kontaktlots-chat", Chat);
  const place = () => document.body.append(document.createElement("kontaktlots-chat"));
  if (document.body) place();
  else document.addEventListener("DOMContentLoaded", place);
})();
