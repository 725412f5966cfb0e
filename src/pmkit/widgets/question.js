// The question card: a prompt, native controls, a check with an explained answer. What the learner does goes to Python
// through the outbox, as drafts and as requests; what Python says comes back in the traits `answer` and `state`.

const DRAFT_AFTER = 300; // milliseconds without a further change
const SILENCE = "No reply yet, so this is not saved. Keep this page open: it is saved as soon as the course answers.";
const COMING_BACK = "The course is coming back. What you wrote stays here; it is saved and checked when the course is back.";

/** @param {{ model: any, el: HTMLElement }} context @param {ReturnType<typeof outboxOf>} box */
function render({ model, el }, box) {
  const root = widgetRoot(el, "pmq");
  root.setAttribute("role", "group");
  root.dataset.pmkitItem = model.get("view").id;
  /** @type {Control | null} */
  let control = null;
  let shown = {};
  let waiting = { request: "", asked: "" };
  let awaited = ""; // what was asked for here, to be brought into sight
  /** @type {ReturnType<typeof folding> | null} */
  let fold = null;
  /** @type {Record<string, HTMLElement>} */
  let places = {};

  /** What stands on the page. */
  const answerNow = () => box.now("answer", model.get("answer"));
  const same = (/** @type {any} */ one, /** @type {any} */ other) => JSON.stringify(one) === JSON.stringify(other);

  /** @param {any} answer */
  function change(answer) {
    box.edit("answer", answer, DRAFT_AFTER);
    showFeedback();
    showFold();
  }

  /** Ask for something about the answer as it stands; the same again counts once. @param {string} what */
  function ask(what) {
    const answer = answerNow();
    const asked = JSON.stringify([what, answer]);
    if (waiting.request && waiting.asked === asked) return;
    waiting = { request: uniqueId("request"), asked };
    setText(places.saved, what === "check" ? "Checking…" : "");
    awaited = what;
    box.request({ do: what, answer, request: waiting.request });
  }

  function worried() {
    waiting.request = "";
    setText(places.saved, "");
    setText(places.sorry, box.gone ? COMING_BACK : SILENCE);
  }

  /** Python is there again, and what it says stands on the page. */
  function answered() {
    if ([SILENCE, COMING_BACK].includes(places.sorry.textContent ?? "")) setText(places.sorry, "");
    const came = { check: places.feedback, hint: places.hints.lastElementChild, reveal: places.model }[awaited];
    if (waiting.request) return;
    awaited = "";
    if (came) requestAnimationFrame(() => bringIntoSight(/** @type {HTMLElement} */ (came)));
  }

  /** @param {any} message */
  function reply(message) {
    if (!message || !["saved", "done", "sorry"].includes(message.type)) return;
    if (message.request === waiting.request) waiting.request = "";
    setText(places.saved, message.type === "sorry" ? "" : "Saved");
    setText(places.sorry, message.text ?? "");
    if (message.type === "done") announceProgress();
  }

  /** @param {string} text @param {string} what */
  const button = (text, what, className = "") => pressButton(text, { class: className }, () => ask(what));

  function build() {
    const view = model.get("view");
    if (control?.remove) control.remove();
    const promptId = uniqueId("prompt");
    root.setAttribute("aria-labelledby", promptId);
    const kind = KINDS[view.kind];
    control = kind(view, change, { check: () => ask("check"), name: promptId, prompt: view.prompt_html });
    places = {
      notice: h("div", { class: "pmq-notice", role: "status", hidden: true }),
      verdict: h("span", { class: "pmq-chip", hidden: true }),
      lint: h("div", { class: "pmq-lint", role: "status" }),
      check: button(view.check_label, "check", "pmkit-main"),
      hint: button("Hint", "hint"),
      reveal: button(view.reveal_label, "reveal"),
      again: button("Start over", "start-over", "pmkit-quiet"),
      undo: button("Undo start over", "undo", "pmkit-quiet"),
      tries: h("p", { class: "pmq-quiet pmq-tries" }),
      saved: h("span", { class: "pmq-quiet pmq-saved" }),
      sorry: h("p", { class: "pmq-sorry", role: "status" }),
      feedback: h("div", { role: "status" }),
      reasons: h("div"),
      hints: h("div", { class: "pmq-hints", role: "status" }),
      model: h("div", { class: "pmq-model", role: "status" }),
    };
    const body = h("div", { class: "pmq-body" }, [
      places.notice,
      h("div", { class: "pmq-head" }, [h("span", { class: "pmq-kicker", text: view.kicker }), places.verdict]),
      ...(view.context_html ? [rich("div", view.context_html, { class: "pmq-context" })] : []),
      rich("div", view.prompt_html, { class: "pmq-prompt", id: promptId }),
      control.element, places.lint,
      h("div", { class: "pmq-actions" }, [places.check, places.hint, places.reveal, places.undo, places.saved, places.again]),
      places.sorry, places.feedback, ...(control.after ? [control.after] : []), places.reasons, places.hints, places.tries, places.model,
    ]);
    fold?.remove();
    fold = folding(root, body, view.id);
    root.replaceChildren(...fold.parts, body);
    shown = {};
    showAnswer();
    showState();
    showReadings();
  }

  function showAnswer() {
    control?.show(answerNow());
    showFeedback();
  }

  /** Redraw a place only when its content differs: what stands there already is not spoken again. */
  function fill(/** @type {string} */ name, /** @type {any} */ content, /** @type {() => Node[]} */ make) {
    if (same(shown[name], content)) return;
    shown[name] = content;
    places[name].replaceChildren(...make());
  }

  /** @param {boolean} right @param {string} explanation */
  function reasonTitle(right, explanation) {
    if (!explanation) return "Where this is from";
    if (control?.explanation) return control.explanation;
    return right ? "Why is this right?" : "The explanation";
  }

  function showFeedback() {
    const state = model.get("state");
    const feedback = state.feedback;
    const answer = answerNow();
    const sign = (/** @type {any} */ one) => settled(control?.key ? control.key(one) : one, Boolean(control?.inOrder));
    const stale = Boolean(feedback) && !(state.checked && sign(state.checked.answer) === sign(answer));
    root.classList.toggle("pmq-changed", stale);
    /** @type {Map<string, Part>} */
    const parts = new Map();
    for (const part of feedback?.parts ?? []) {
      const earlier = parts.get(part.id);
      parts.set(part.id, earlier ? { ...earlier, html: `${earlier.html}${part.html}` } : part);
    }
    const own = control?.places ?? new Map();
    if (feedback && typeof answer === "string" && own.has(answer)) parts.set(answer, { ...feedback, id: answer, html: "" });
    for (const [id, place] of own) place.set(stale ? undefined : parts.get(id));
    const lint = feedback && !stale ? [] : model.get("lint");
    fill("lint", lint, () => lint.map((/** @type {string} */ text) => h("p", { text })));
    const listed = (feedback?.parts ?? []).filter((/** @type {Part} */ part) => !own.has(part.id));
    fill("feedback", [feedback, stale], () => (feedback ? [feedbackBlock(feedback, stale, listed)] : []));
    const right = feedback?.verdict === "right" && !stale;
    fill("reasons", [right, state.explanation_html, state.source_html], () => (state.explanation_html || state.source_html
      ? [reasons(reasonTitle(right, state.explanation_html), state.explanation_html, state.source_html)] : []));
    places.verdict.hidden = !feedback;
    if (feedback) {
      places.verdict.className = `pmq-chip pmq-mark-${feedback.verdict}`;
      fill("verdict", [feedback.symbol, feedback.label], () => verdictWords(feedback));
    }
  }

  /** The line of a solved card: its verdict, what was asked, and the answer in brief. */
  function showFold() {
    const { feedback, finished, brief } = model.get("state");
    const changed = root.classList.contains("pmq-changed");
    fold?.show(Boolean(finished && feedback && !changed), !feedback ? [] : [
      h("span", { class: `pmq-chip pmq-mark-${feedback.verdict}` }, verdictWords(feedback)),
      h("span", { class: "pmq-gist", text: plain({ html: model.get("view").prompt_html }) }),
      h("span", { class: "pmq-brief" }, [h("span", { class: "pmkit-hidden", text: "Your answer: " }), brief]),
    ]);
  }

  const showReadings = () => control?.read?.(model.get("readings"));

  function showState() {
    const state = model.get("state");
    places.notice.hidden = !state.notice;
    setText(places.notice, state.notice ?? "");
    fill("hints", state.hints_html, () => hintList(state.hints_html));
    const left = state.hints_left;
    places.hint.hidden = !left && !state.hints_html.length;
    places.hint.setAttribute("aria-disabled", String(!left));
    setText(places.hint, left ? (state.hints_html.length ? `Next hint (${left} left)` : `Hint (${left})`) : "No more hints");
    places.reveal.hidden = !state.can_reveal || Boolean(state.model_html);
    setText(places.tries, state.tries_text ?? "");
    fill("model", state.model_html, () => (state.model_html
      ? [h("div", { class: "pmq-model-box" }, [h("strong", { text: state.model_title }), rich("div", state.model_html)])] : []));
    places.undo.hidden = !state.can_undo;
    control?.checked?.(state);
    showFeedback();
    showFold();
  }

  // Within the card the timer is soon enough, and what is pressed next stays in its place.
  const leave = (/** @type {FocusEvent} */ event) => { if (!root.contains(/** @type {Node | null} */ (event.relatedTarget))) box.flush(); };
  root.addEventListener("focusout", leave);
  document.addEventListener("visibilitychange", box.flush);
  const stops = [
    box.place("answer", showAnswer),
    box.worry(worried),
    watch(model, ["view"], build),
    watch(model, ["answer"], () => box.show("answer")),
    watch(model, ["lint"], showFeedback),
    watch(model, ["readings"], showReadings),
    watch(model, ["state"], showState),
    watch(model, ["acknowledged"], answered),
  ];
  model.on("msg:custom", reply);
  build();

  return () => {
    box.flush();
    document.removeEventListener("visibilitychange", box.flush);
    stops.forEach((stop) => stop());
    model.off("msg:custom", reply);
    if (control?.remove) control.remove();
    fold?.remove();
  };
}

export default withOutbox(render);
