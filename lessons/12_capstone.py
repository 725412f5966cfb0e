# %% [markdown]
# # 12 · Eight quarters
#
# <!-- sitting: rehearsal -->
#
# <!-- promise: Lead a product for eight quarters, and tell decision from luck. -->
#
# **You will be able to** decide with few months and uncertain worth, and say what was known when · spend on discovery where it changes a
# decision, and stop · give dates that you keep · launch, read, take back · tell decision, information and luck apart · show it on one page.
#
# Sitting 1, *rehearsal*: 16<!-- =minutes.1 --> minutes. Sitting 2, *quarters 1 and 2*: 17<!-- =minutes.2 --> minutes.
# Sitting 3, *quarters 3 and 4*: 17<!-- =minutes.3 --> minutes. Sitting 4, *quarters 5 and 6*: 14<!-- =minutes.4 --> minutes.
# Sitting 5, *quarters 7 and 8*: 10<!-- =minutes.5 --> minutes. Sitting 6, *what came of it*: 12<!-- =minutes.6 --> minutes.
# Sitting 7, *look back*: 12<!-- =minutes.7 --> minutes. Sitting 8, *your page*: 13<!-- =minutes.8 --> minutes.
# Each can be another day. Mealwise, its people and all its numbers are invented.

# %%
from pmkit import explore, look_back, repeat_due, show

# %%
repeat_due("capstone")

# %% [markdown]
# ## The decision
#
# *Mealwise, October 2026.* Everything of this course happens at once now, and you decide: eight quarters, from Q4 2026 to Q3 2028. In each:
# how much [discovery](00_glossary.ipynb#discovery), in which order to build, who gets a date, how to launch, when to take back, whether to hire,
# what to do about [debt](00_glossary.ipynb#technical-debt) and price.
#
# It is a game, and no forecast. The world is invented. Its parameters are plausible, not estimated, and open to read. No study shows that games like this make
# better product managers. What you say about your decisions afterwards is the lesson; the game gives you something to talk about.

# %%
show("capstone.dose-guess")

# %% [markdown]
# ## The rules on a page
#
# - A quarter has 12<!-- =rules.capacity:.0f --> months of work. Debt, live ideas, discovery and people who leave take some; the rest builds your list, first on top. Work takes
#   1.3<!-- =longer:g --> times its estimate on average.
# - An idea brings on average 30<!-- =percent.mean_share:.0f --> % of its printed worth, and about 35<!-- =percent.harm:.0f --> in 100 harm. A theme is often good or bad as a whole.
# - 1.5<!-- =rules.hidden_at:g --> months of discovery in one theme and quarter show an idea that is on no list.
#
# On the screen: what you know, as a list with ranges; letters; your list of work; sliders for discovery; at the bottom the button that closes the quarter.

# %%
show("capstone.room")

# %% [markdown]
# - A staged launch shows 10<!-- =percent.staged:.0f --> % of its effect in its quarter, one for everybody 50<!-- =percent.at_once:.0f --> %. What is read below your
#   [take-back line](00_glossary.ipynb#take-back-line) goes; 15<!-- =percent.lasting:.0f --> % of the harm done stays.
# - From quarter 3<!-- =link.from --> on baskets fail without Korbmarkt's new link: 110<!-- =rules.api_loss:.0f --> thousand EUR a quarter. From quarter 2 on somebody may break in
#   through the old login.
# - Letters want an answer. A date that is kept brings trust, a broken one costs twice as much; silence costs too.
# - What counts is money against a Mealwise that stays as it is. All luck belongs to the [seed](00_glossary.ipynb#seed), a word. Nobody with your seed has better luck.
#
# Rehearse two quarters with the seed *mint*. In each: read the letters, choose ideas to build, put them in order, set discovery, write one sentence, close the
# quarter. Then a careful reader says what was to be seen.

# %% tags=["minutes-10"]
explore("capstone.rehearsal")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: quarters 1 and 2 (17<!-- =minutes.2 --> minutes).*

# %% [markdown]
# ## Quarters 1 and 2
#
# <!-- sitting: quarters 1 and 2 -->
#
# Now it counts. Two things of these quarters first.

# %%
show("capstone.link-worth")

# %%
show("capstone.cheap-date")

# %% [markdown]
# Close quarters 1 and 2. Take your time for the sentence: “I do this because … I would change my mind if …”. Nobody marks it, and it is what you have to talk
# about in the end. In a group: product, engineering and customers decide together, and one of you writes.

# %% tags=["minutes-14"]
explore("capstone.play")

# %% [markdown]
# ---
# *Good place to stop, also in the middle of a quarter. Your game is kept. Next: quarters 3 and 4 (17<!-- =minutes.3 --> minutes).*

# %% [markdown]
# ## Quarters 3 and 4
#
# <!-- sitting: quarters 3 and 4 -->
#
# The first launches can be read now.

# %%
show("capstone.phase")

# %%
show("capstone.after-launch")

# %% [markdown]
# Here is your game as you left it. Close quarters 3 and 4.

# %% tags=["minutes-10"]
explore("capstone.play")

# %% [markdown]
# The first year is over, and people want to hear from you.

# %%
show("capstone.press")

# %% [markdown]
# ---
# *Good place to stop. Your game is kept. Next: quarters 5 and 6 (14<!-- =minutes.4 --> minutes).*

# %% [markdown]
# ## Quarters 5 and 6
#
# <!-- sitting: quarters 5 and 6 -->
#
# Clara asks about the price, the bank about growth.

# %%
show("capstone.price-guess")

# %%
show("capstone.hire-late")

# %% [markdown]
# Close quarters 5 and 6.

# %% tags=["minutes-10"]
explore("capstone.play")

# %%
look_back("capstone.price-guess")

# %%
show("capstone.price-rise")

# %% [markdown]
# ---
# *Good place to stop. Your game is kept. Next: quarters 7 and 8 (10<!-- =minutes.5 --> minutes).*

# %% [markdown]
# ## Quarters 7 and 8
#
# <!-- sitting: quarters 7 and 8 -->
#
# The last two. What you learn in quarter 8 changes nothing any more. What is live at the end ([run-rate](00_glossary.ipynb#run-rate)) counts for two
# quarters more. Say before you close the last one:
# how good were your decisions, and how good was your luck?

# %% tags=["minutes-10"]
explore("capstone.play")

# %% [markdown]
# ---
# *Good place to stop. Your game is kept. Next: what came of it (12<!-- =minutes.6 --> minutes).*

# %% [markdown]
# ## What came of it
#
# <!-- sitting: what came of it -->
#
# To judge a decision by its end is called [outcome bias](00_glossary.ipynb#outcome-bias). So before you look: what would others have made of your luck?

# %%
show("capstone.order-guess")

# %% [markdown]
# First read your sentence of quarter 1. Then: others on your luck, you among 300<!-- =bands.seeds --> draws of luck, and, when you tick it, what of your
# result was decision, information and luck. Write on the three questions at the end; this is the [debrief](00_glossary.ipynb#debrief).

# %% tags=["minutes-6"]
explore("capstone.compare")

# %%
look_back("capstone.order-guess")

# %%
show("capstone.won-by-luck")

# %%
show("capstone.exact-plan")

# %%
show("capstone.loudest")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: look back (12<!-- =minutes.7 --> minutes).*

# %% [markdown]
# ## Look back
#
# <!-- sitting: look back -->
#
# Go through your quarters once more. What did you know, and what was true? Look first, and tick *what was true* only when you have said what you believe.

# %% tags=["minutes-4"]
explore("capstone.replay")

# %%
show("capstone.on-the-list")

# %% [markdown]
# Now choose one decision that you doubt, and take it otherwise ([branch](00_glossary.ipynb#branch)). All luck stays as it was. Would it have paid in most of
# the worlds that you could have been in, or only in this one?

# %% tags=["minutes-5"]
explore("capstone.branch")

# %%
look_back("capstone.dose-guess")

# %%
show("capstone.more-discovery")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: your page (13<!-- =minutes.8 --> minutes).*

# %% [markdown]
# ## Your page
#
# <!-- sitting: your page -->
#
# One page that somebody who was not there can read in five minutes: three decisions, what you knew, what happened, what you would do again; a launch that was read;
# a letter; what was luck. Your own words make it yours.

# %% tags=["minutes-8"]
explore("capstone.page")

# %% [markdown]
# **For your portfolio:** this page. It says that company and numbers are invented, and leaves out your rank unless you add it.

# %%
show("capstone.other-capacity")

# %% [markdown]
# ## Monday morning
#
# - “What would change our mind, and on which day would we see it?”
# - “What does it cost that this is not there, and from when on?”
# - “Would we decide the same again, without knowing how it ended?”

# %% [markdown]
# ## Do you have it?
#
# Without looking anything up.

# %%
show("capstone.check-luck")

# %%
show("capstone.check-habit")

# %% [markdown]
# ---
# *Good place to stop: this was the lesson. Your answers are kept. Next, when you like: your own product (6<!-- =minutes.9 --> minutes), or the practice sheet.*

# %% [markdown]
# ## On your own product
#
# <!-- sitting: your own product, when you like -->
#
# The numbers of the game stay in the game. A habit can go with you, if you can check whether it holds where you are.

# %%
show("capstone.own-habit")

# %% [markdown]
# **Sources.** The rules, their parameters and what policies make of them: this course's own, docs/simulator.md. J. Baron and J. Hershey, “Outcome Bias in Decision
# Evaluation”, 1988 (abstract read). S. Tannenbaum and C. Cerasoli on debriefs, 2013, 46 samples, as several report it. No study that we found shows that games
# like this make better product managers.
