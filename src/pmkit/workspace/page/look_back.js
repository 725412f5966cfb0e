// The first guess beside what turned out, as `pmkit.practice.look_back` has it: the first answer counts and stays.

/**
 * @param {any} truth what the page holds of it @param {any} question @param {ReturnType<typeof recordOf>} record
 * @param {ReturnType<typeof judgeOf>} judge @param {any} checking @param {any} shared
 */
function lookBackView(truth, question, record, judge, checking, shared) {
  const tries = record.tries.map((one) => one.entry.answer);
  const common = { item: question.id, where: {}, missing: truth.missing, truth: [truth.name, truth.html, truth.why_html] };
  if (!tries.length) return { ...common, rows: [], told: "" };
  const [first, last] = [tries[0], tries.at(-1)];
  const changed = judge.comparable(question, first) !== judge.comparable(question, last);
  const later = judge.wordsOfAnswer(question, last).replace(/\.+$/, "");
  const told = [
    apart(truth, judge.clean(question, first), question, checking, shared),
    changed ? question.says.guess_changed.replace("{answer}", () => later) : "",
    truth.why,
  ];
  const rows = [[truth.guess, checking.toHtml(judge.wordsOfAnswer(question, first))], [truth.name, truth.html]];
  return { ...common, rows, told: checking.toHtml(told.filter(Boolean).join(" ")) };
}

/** How far a guess is from the truth, in neutral words; "" where that can't be said. @param {any} truth @param {any} guess @param {any} question @param {any} checking @param {any} shared @returns {string} */
function apart(truth, guess, question, checking, shared) {
  if (truth.option) return guess === truth.option ? question.says.guess_same : "";
  if (!question.rules?.asked || truth.low === null || truth.high === null || typeof guess !== "string") return "";
  const { read } = checking.tried(() => checking.readAsked(shared, question.rules.asked, guess, truth.low));
  if (!read) return "";
  const { value } = read;
  if (truth.low <= value && value <= truth.high) return truth.low === truth.high ? question.says.guess_same : question.says.guess_within;
  const gap = checking.formatNumber(checking.rounded(value > truth.high ? value - truth.high : truth.low - value, 6));
  return question.says[value > truth.high ? "guess_higher" : "guess_lower"].replace("{gap}", gap);
}
