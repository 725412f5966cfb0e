# %% [markdown]
# # 7 · From requirement to done: practice
#
# <!-- sitting: examples that can fail -->
#
# Eighteen<!-- =questions.all:Words --> items in three sittings, about 51<!-- =minutes.all --> minutes. They get harder, and the last ones mix the tools. Companies other than Mealwise are invented too.

# %% [markdown] tags=["facilitator"]
# ## For facilitators
#
# **The chapter in a workshop of 90 minutes.** Minutes in brackets; the names in italics are sections of the lesson.
#
# - A bet on paper: four items are planned for two weeks; how many will be finished? Keep the papers. (5)
# - “Filter out nuts” (10). Everybody writes one example alone. Collect on the wall: who is in it, what is searched, what
#   is seen? Don't judge yet.
# - *Which wrong product would pass* (20). Tables type their examples and run them. Put the number that was caught on the
#   wall. Aoife's three in the sheet catch 4<!-- =aoifes_examples.caught --> of 12<!-- =aoifes_examples.of -->. Each table
#   names the rule that was missing, and runs again. Listen for “that is obvious”.
# - *Split it* (15). The shared list. Ask: which slice could we throw away, and who would have to hear it from us?
# - *A Sprint that survives* (20). Each table chooses four items, and reads 9<!-- =basket_fortnight.four:.0f --> %. Then a goal that
#   needs two, put first: 67<!-- =basket_fortnight.two:.0f --> %. Take the papers out again.
# - *Done, and not quite* (10). Switch two checks off; say the honest date aloud.
# - One sentence to sales about what is not in it (10). Two are read aloud; somebody plays the customer. Then the three
#   sentences of Monday morning.
#
# Listen for “the team commits to all of it”. Ask: which two, if only two get finished?
#
# **With 10 people**: a tester sits at each table. **With 100**: one laptop per table, numbers on a list at the wall. **With
# 300**: the room calls examples, one person types, hands up before each run.
#
# **In 25 minutes, with a projector.** Open the lesson beforehand, press *Start over* in the explorers, close the left bar,
# full screen (F11), make the type larger (Ctrl or Cmd and +).
#
# - One example each for “filter out nuts” (3).
# - Tables, or the room, run them (7). What was caught, on the wall.
# - Add the rules that were missing and run again (5).
# - *A Sprint that survives* (6). Four items, then a goal.
# - One sentence to sales on what is not in it (4).
#
# People may bring a story of their own, and split it in two ways. Names of tools are places to keep it, no more.

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
