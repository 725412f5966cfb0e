# %% [markdown]
# # 4 · Roadmapping: practice
#
# <!-- sitting: what belongs where -->
#
# Twenty<!-- =questions.all:Words --> items in three sittings, about 34<!-- =minutes.all --> minutes. They get harder, and the last ones mix the tools. The products are invented.

# %% [markdown] tags=["facilitator"]
# ## For facilitators
#
# **The chapter in a workshop of 90 minutes.** Minutes in brackets.
#
# - Which plan on the wall? Hands up for each, no discussion (5). Keep the count for the end.
# - Jonas's board in pairs, with the explorer (15). Listen for “but Later is only a parking place”: ask who has a
#   wish there, and what they believe.
# - Each pair writes three cards of its own, with an outcome (15). The neighbour takes away each date and each solution.
# - The forecast on the projector (20). Ask for a bet before *since the last change*. Then ask for the 85 % number of
#   items. Many name the higher one: ask them why.
# - The timeline (10). Ask where one more person helps, before the slider moves.
# - Shocks (20). Three tables, one shock each. Each table reads its message for sales aloud; the others are Viktor.
# - The plan on the wall again; count once more. Monday morning (5).
#
# **With 10 people**: one screen, each slider moved by another person; all four messages after a shock are read aloud
# (10 minutes more). **With 100**: pairs at tables, hands for every bet, three messages read aloud, no round of comments.
#
# **In 25 minutes, with a projector.** Open the lesson beforehand, press *Start over* in the three explorers, close the
# left bar, full screen (F11), make the type larger (Ctrl or Cmd and +).
#
# - Which plan on the wall? Hands, no discussion (2).
# - Jonas's board (7). The room calls, you move: the headings first, then one card to *Said no*. Listen for “put it into
#   Later”: ask who will read it there.
# - The forecast (9). A bet first: how many weeks for 30<!-- =items --> items? Then *Since the last change*. Turn the question round and
#   ask, for 13<!-- =weeks --> weeks: 16<!-- =how_many.p95 -->, 19<!-- =how_many.p85 --> or 24<!-- =how_many.p50 --> items, which number do you give to sales?
# - Shock *Korbmarkt* (6). Hands for one of the three answers, then look at what breaks. One person says the sentence for
#   sales aloud.
# - The three sentences of Monday morning (1). The rest is homework: sittings 1 to 4, 55 minutes.

# %%
from pmkit import show, solution

# %% [markdown]
# ## What belongs where

# %%
show("roadmapping.horizon")

# %% tags=["solution"]
solution("roadmapping.horizon")

# %%
show("roadmapping.tell-apart")

# %% tags=["solution"]
solution("roadmapping.tell-apart")

# %%
show("roadmapping.renamed-quarters")

# %% tags=["solution"]
solution("roadmapping.renamed-quarters")

# %%
show("roadmapping.breaks")

# %% tags=["solution"]
solution("roadmapping.breaks")

# %%
show("roadmapping.goal-feature")

# %% tags=["solution"]
solution("roadmapping.goal-feature")

# %%
show("roadmapping.wip")

# %% tags=["solution"]
solution("roadmapping.wip")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: numbers with a chance (9<!-- =minutes.2 --> minutes).

# %% [markdown]
# ## Numbers with a chance
#
# <!-- sitting: numbers with a chance -->

# %%
show("roadmapping.empty-weeks")

# %% tags=["solution"]
solution("roadmapping.empty-weeks")

# %%
show("roadmapping.which-history")

# %% tags=["solution"]
solution("roadmapping.which-history")

# %%
show("roadmapping.read-when")

# %% tags=["solution"]
solution("roadmapping.read-when")

# %%
show("roadmapping.five-items")

# %% tags=["solution"]
solution("roadmapping.five-items")

# %%
show("roadmapping.slack")

# %% tags=["solution"]
solution("roadmapping.slack")

# %%
show("roadmapping.average-is")

# %% tags=["solution"]
solution("roadmapping.average-is")

# %%
show("roadmapping.velocity-target")

# %% tags=["solution"]
solution("roadmapping.velocity-target")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: you choose the tool yourself (15<!-- =minutes.3 --> minutes).

# %% [markdown]
# ## Choose the tool yourself
#
# <!-- sitting: choose the tool yourself -->

# %%
show("roadmapping.scope-grows")

# %% tags=["solution"]
solution("roadmapping.scope-grows")

# %%
show("roadmapping.who-reads")

# %% tags=["solution"]
solution("roadmapping.who-reads")

# %%
show("roadmapping.sales-date")

# %% tags=["solution"]
solution("roadmapping.sales-date")

# %%
show("roadmapping.story-points")

# %% tags=["solution"]
solution("roadmapping.story-points")

# %%
show("roadmapping.after-shock")

# %% tags=["solution"]
solution("roadmapping.after-shock")

# %%
show("roadmapping.replan")

# %% tags=["solution"]
solution("roadmapping.replan")

# %%
show("roadmapping.unseen")

# %% tags=["solution"]
solution("roadmapping.unseen")
