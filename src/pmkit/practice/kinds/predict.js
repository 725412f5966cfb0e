// A first guess: a choice or a number, and no right or wrong.

KINDS.predict = (view, change, ask) => ({
  ...(view.options?.length ? choices(view, change, false) : oneNumber(view, change, ask, "Your guess")),
  explanation: "What turned out",
});
