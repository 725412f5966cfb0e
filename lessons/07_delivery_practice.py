# %% [markdown]
# # 7 · From requirement to done: practice
#
# <!-- sitting: examples that can fail -->
#
# Eighteen<!-- =questions.all:Words --> items in three sittings, about 51<!-- =minutes.all --> minutes. They get harder, and the last ones mix the tools. Companies other than Mealwise are invented too.

# %% [markdown] tags=["facilitator"]
# ## For facilitators
#
# ### To prepare
#
# - Open the lesson, press *Start over* in the explorers, close the left bar, full screen (F11), make the type larger (Ctrl
#   or Cmd and +).
# - People may bring a story of their own, and split it in two ways. Names of tools are places to keep it, no more.
#
# ### 25 minutes
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 3 | One example for “filter out nuts”, alone. | Collect: who is in it, what is searched, what is seen? | `text: One example for “filter out nuts”: who, what is searched, what is seen?` |
# | 7 | Which wrong product would pass your example? | Tables, or the room, run them. What was caught, on the wall. | `delivery.wrong-products` |
# | 5 | Which rule was missing? Add it and run again. | Listen for “that is obvious”. | |
# | 6 | A Sprint that survives: four items, then a goal. | *A Sprint that survives*. | `delivery.two-items` `delivery.sprint` |
# | 4 | One sentence to sales about what is not in it. | Two are read aloud. | `text: One sentence to sales about what is not in it` |
#
# ### 90 minutes
#
# The names in italics are sections of the lesson.
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 5 | Four items are planned for two weeks. How many will be finished? | A bet; keep it. | `delivery.four-items` |
# | 10 | One example for “filter out nuts”, alone. | Collect on the wall: who is in it, what is searched, what is seen? Don't judge yet. | `text: One example for “filter out nuts”: who, what is searched, what is seen?` |
# | 20 | Each table: which wrong product would pass? Type your examples and run them. | *Which wrong product would pass*. Put the number that was caught on the wall. Aoife's three in the sheet catch 4<!-- =aoifes_examples.caught --> of 12<!-- =aoifes_examples.of -->. Each table names the rule that was missing, and runs again. Listen for “that is obvious”. | `delivery.walnut` `delivery.wrong-products` |
# | 15 | The shared list: which slice could we throw away? | *Split it*. And who would have to hear it from us? | `delivery.half-value` `delivery.split-it` |
# | 20 | Each table: choose four items. Then a goal that needs two, put first. | *A Sprint that survives*. Four items: 9<!-- =basket_fortnight.four:.0f --> %. The goal: 67<!-- =basket_fortnight.two:.0f --> %. Take the bets out again. | `delivery.two-items` `delivery.sprint` |
# | 10 | Done, and not quite: say the honest date aloud. | Switch two checks off. | `delivery.ledger-guess` `delivery.done` |
# | 10 | One sentence to sales about what is not in it. | Two are read aloud; somebody plays the customer. Then the three sentences of Monday morning. | `text: One sentence to sales about what is not in it` |
#
# Listen for “the team commits to all of it”. Ask: which two, if only two get finished?
#
# ### Groups of other sizes
#
# **10 people**: a tester sits at each table. **100**: one laptop per table, numbers on a list at the wall. **300**:
# the room calls examples, one person types, hands up before each run.

# %%
from pmkit import look_back, show, solution

# %% [markdown]
# ## Examples that can fail

# %%
show("delivery.sixteen-cards")

# %% tags=["solution"]
solution("delivery.sixteen-cards")

# %%
show("delivery.can-fail")

# %% tags=["solution"]
solution("delivery.can-fail")

# %%
show("delivery.click-path")

# %% tags=["solution"]
solution("delivery.click-path")

# %%
show("delivery.done-or-criteria")

# %% tags=["solution"]
solution("delivery.done-or-criteria")

# %%
show("delivery.quality-later")

# %% tags=["solution"]
solution("delivery.quality-later")

# %%
show("delivery.three-examples")

# %% tags=["solution"]
solution("delivery.three-examples")

# %%
show("delivery.fourth-example")

# %% tags=["solution"]
solution("delivery.fourth-example")

# %%
look_back("delivery.three-examples")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: slices and weeks (18<!-- =minutes.2 --> minutes).

# %% [markdown]
# ## Slices and weeks
#
# <!-- sitting: slices and weeks -->

# %%
show("delivery.list-slices")

# %% tags=["solution"]
solution("delivery.list-slices")

# %%
show("delivery.three-manuals")

# %% tags=["solution"]
solution("delivery.three-manuals")

# %%
show("delivery.museum-sprint")

# %% tags=["solution"]
solution("delivery.museum-sprint")

# %%
show("delivery.two-teams")

# %% tags=["solution"]
solution("delivery.two-teams")

# %%
show("delivery.every-project")

# %% tags=["solution"]
solution("delivery.every-project")

# %%
show("delivery.hand-over")

# %% tags=["solution"]
solution("delivery.hand-over")

# %%
show("delivery.eight-decisions")

# %% tags=["solution"]
solution("delivery.eight-decisions")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: you choose the tool yourself (19<!-- =minutes.3 --> minutes).

# %% [markdown]
# ## Choose the tool yourself
#
# <!-- sitting: choose the tool yourself -->

# %%
show("delivery.frost-warning")

# %% tags=["solution"]
solution("delivery.frost-warning")

# %%
show("delivery.which-tool")

# %% tags=["solution"]
solution("delivery.which-tool")

# %%
show("delivery.viktor-sprint")

# %% tags=["solution"]
solution("delivery.viktor-sprint")

# %%
show("delivery.lesesaal")

# %% tags=["solution"]
solution("delivery.lesesaal")
