# %% [markdown]
# # 5 · Discovery
#
# <!-- sitting: what happened last Tuesday -->
#
# <!-- promise: Find out what is worth building, and what a test of it is worth. -->
#
# **You will be able to** ask about what happened, and tell an event from a promise · code talks together with somebody, and
# say how far a count carries · build a tree that hangs on what people said · choose the smallest test that could change
# your decision.
#
# Sitting 1, *what happened last Tuesday*: 15<!-- =minutes.1 --> minutes. Sitting 2, *who is speaking, and is it enough*:
# 13<!-- =minutes.2 --> minutes. Sitting 3, *a tree, and the cheapest way to be wrong*: 14<!-- =minutes.3 --> minutes. Sitting 4, *a
# note to the founder*: 13<!-- =minutes.4 --> minutes. Then, when you like: closer looks, and your own product. Mealwise, its
# people and all its numbers are invented.

# %%
from pmkit import explore, look_back, repeat_due, show

# %%
repeat_due("discovery")

# %% [markdown]
# ## The decision
#
# *Mealwise, Thursday, 8 October 2026.* In June 6.4<!-- =june.percent:.1f --> % of the consumers left, and a rival gives its
# planner away. Clara, the founder, wants the talking chef on stage in April. Samira, who designs, wants to watch four homes
# cook. Mara, the product manager, gives Jonas, the product owner, two weeks and half a person-month for
# [discovery](00_glossary.ipynb#discovery). **Which one opportunity do they pursue before the spring release, which test
# comes first, and which result would make them stop?**

# %%
show("discovery.which-opportunity")

# %% [markdown]
# ## 1 · What happened last Tuesday
#
# “Should we build it?” is a question for Mealwise; a customer can't answer it. Turn it into a
# [learning question](00_glossary.ipynb#learning-question), which somebody can answer because it happened to them.

# %%
show("discovery.which-feature")

# %% [markdown]
# Rob Fitzpatrick has three rules for a talk (*The Mom Test*, 2013). Talk about their life, not about your idea. Ask about
# what has happened, not about what might. Talk less, and listen more. So Samira asks: “Tell me about the last evening when
# you wanted to cook from the plan.”
#
# There are six kinds of answers. An **event** happened once, on a day. A **habit** is what they usually do. An **opinion**
# is what they think of something, a **wish** what they would like. A **compliment** is kind. A **promise** says what they
# would do. Mark the kind before you count anything.

# %%
show("discovery.build-on")

# %%
show("discovery.would-pay")

# %% [markdown]
# ## 2 · Two readers, the same words
#
# In September Samira and Jonas talked with twelve households and recorded the talks, with their consent. Then they and
# Aoife, who speaks for support, read them line by line, each alone. To what was said they gave a
# [code](00_glossary.ipynb#code) from the same [code book](00_glossary.ipynb#code-book).

# %%
show("discovery.same-code")

# %%
show("discovery.whose-number")

# %% [markdown]
# Code one talk yourself: a code and a kind for each answer. Then tick *“planning” defined anew* and *“trust” defined anew*,
# and watch what becomes of the agreement.

# %%
explore("discovery.interview-desk")

# %%
look_back("discovery.same-code")

# %%
show("discovery.eighty-five")

# %% [markdown]
# **What it showed.** Two people who guess agree now and then. So you look at
# [agreement beyond chance](00_glossary.ipynb#agreement-beyond-chance), where 1 is full and 0 is chance: here
# 0.58<!-- =talks.beyond:.2f --> with the first code book, and 0.85<!-- =talks.mended:.2f --> after two codes were defined anew. If you
# report a count of codes, report this number with it, and say on what you differed.

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: who is speaking, and is it enough (13<!-- =minutes.2 --> minutes).*

# %% [markdown]
# ## 3 · Who is speaking
#
# <!-- sitting: who is speaking, and is it enough -->
#
# *Friday, 9 October.* Since January 400<!-- =feedback.rows --> comments have come in by 6<!-- =feedback.channels -->
# [channels](00_glossary.ipynb#channel): app store, support, survey, sales calls, talks, and the form that people fill in
# when they leave. A comment that is kept word for word is a [verbatim](00_glossary.ipynb#verbatim). Each got a theme.

# %%
show("discovery.chef-asked")

# %%
show("discovery.largest-complaint")

# %% [markdown]
# Change who counts: each voice, or each paying household. Then leave out a channel, and see which theme goes with it.

# %%
explore("discovery.who-is-speaking")

# %%
look_back("discovery.largest-complaint")

# %% [markdown]
# Each kind of household gets a [weight](00_glossary.ipynb#weight). It puts right that some kinds speak more than others. It
# can't put right who speaks within a kind, and who stays silent. Employers speak for seats, not for kitchens, so count
# them apart.

# %%
show("discovery.weight")

# %%
show("discovery.most-voices")

# %% [markdown]
# ## 4 · Is it enough
#
# Twelve talks. Would a thirteenth teach anything?

# %%
show("discovery.one-in-ten")

# %% [markdown]
# Here are the codes that each talk brought for the first time. Look at the order *as held*, then choose *mixed at random*.
# Where does the curve jump?

# %%
explore("discovery.heard-enough")

# %%
look_back("discovery.one-in-ten")

# %%
show("discovery.twelve")

# %% [markdown]
# **What it showed.** When talks bring hardly any new code, many researchers speak of
# [saturation](00_glossary.ipynb#saturation). It holds for one code book and one kind of people. Whether the idea is of use
# is disputed: Virginia Braun and Victoria Clarke (2021) say that it does not fit a reading without a fixed code book.

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: a tree, and the cheapest way to be wrong (14<!-- =minutes.3 --> minutes).*

# %% [markdown]
# ## 5 · A tree that hangs on voices
#
# <!-- sitting: a tree, and the cheapest way to be wrong -->
#
# *Monday, 12 October.* Jonas has notes on every wall. Teresa Torres puts such notes into an
# [opportunity solution tree](00_glossary.ipynb#opportunity-solution-tree). At the top stands one outcome, below it are
# [opportunities](00_glossary.ipynb#opportunity), below these [solutions](00_glossary.ipynb#solution), and below these
# [tests of assumptions](00_glossary.ipynb#assumption-test).

# %%
show("discovery.branches")

# %% [markdown]
# This is Jonas's first tree. Read what the rules say, and mend three things. Then choose the one opportunity that you pursue.

# %%
explore("discovery.tree")

# %% [markdown]
# The rules see words and ids. They can't tell whether a need is real. And we found no study that compares teams with and
# without such a tree.
#
# ## 6 · The cheapest way to be wrong
#
# Every solution rests on [assumptions](00_glossary.ipynb#assumption): people want it (desirable), it is worth its cost
# (viable), we can build it (feasible). You test first what matters most and what you know least about. And what may a test
# cost?

# %%
show("discovery.chef-study")

# %% [markdown]
# Choose *People want a voice that cooks with them*, and pull the chance. Then go back to *Two people in one home both use
# the list*, and let other work wait for three weeks.

# %%
explore("discovery.worth-knowing")

# %%
look_back("discovery.chef-study")

# %%
show("discovery.most-worth")

# %%
show("discovery.test-first")

# %% [markdown]
# **What it showed.** A test can be wrong in two ways: it says no where the idea works, or yes where it fails.
# How often it says yes where the idea works is its [hit rate](00_glossary.ipynb#hit-rate). So ask what you would do after each result. If you
# would do the same, the test is worth nothing. And no test is worth more than certainty:
# [the most it is worth to know](00_glossary.ipynb#most-it-is-worth-to-know).

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: a note to the founder (13<!-- =minutes.4 --> minutes).*

# %% [markdown]
# ## 7 · A note to the founder
#
# <!-- sitting: a note to the founder -->
#
# *Monday, half past four.* “And what about the chef?” asks Clara. Here is what the comments say.

# %%
look_back("discovery.chef-asked")

# %% [markdown]
# And for the opportunity that Jonas pursues, what does he begin with?

# %%
show("discovery.smallest")

# %% [markdown]
# So a [minimum viable product](00_glossary.ipynb#minimum-viable-product) can be a person with a shopping list, which is a
# [concierge test](00_glossary.ipynb#concierge-test). It can be a person behind the screen: a
# [Wizard of Oz test](00_glossary.ipynb#wizard-of-oz-test). Or it is a button with nothing behind it but an apology, a
# [fake door](00_glossary.ipynb#fake-door).
#
# Before a test begins, it needs a [stop rule](00_glossary.ipynb#stop-rule).

# %%
show("discovery.stop-rules")

# %%
show("discovery.note")

# %% [markdown]
# At the beginning you chose one of four, before you had read a word.

# %%
look_back("discovery.which-opportunity")

# %% [markdown]
# ## Monday morning
#
# - “Tell me about the last time.” Ask it when somebody tells you what they would do.
# - “Who has not spoken yet, and what would they say?” Ask it before you count.
# - “Which result would make us stop? Then let us look for that one first.”

# %% [markdown]
# ## Do you have it?
#
# Two questions, without looking anything up.

# %%
show("discovery.check-compliment")

# %%
show("discovery.check-test")

# %% [markdown]
# ---
# *Good place to stop: this was the lesson. Your answers are kept. Next, when you like: your own product
# (19<!-- =minutes.6 --> minutes), the closer looks, or the practice sheet.*

# %% [markdown]
# ## Closer look: the question doctor
#
# <!-- sitting: closer looks at questions and at the market, when you like -->
#
# A question says which answer it hopes for, often by a single word.

# %%
show("discovery.forbid")

# %%
look_back("discovery.forbid")

# %% [markdown]
# Jonas has collected questions for his talks and for a survey. Some of them are
# [leading](00_glossary.ipynb#leading-question).

# %%
show("discovery.interview-guide")

# %% [markdown]
# Read some of them. Say what each asks for before you look at what the rules see. Then write a question of your own.

# %%
explore("discovery.question-doctor")

# %%
look_back("discovery.interview-guide")

# %% [markdown]
# ## Closer look: what the market says
#
# You also learn from the market: a rival changes a price, a partner writes, somebody names a trend. Each is a
# [market signal](00_glossary.ipynb#market-signal). Sort them by their age, by who gains from saying it, and by whether
# anybody has acted on it.

# %%
show("discovery.signals")

# %% [markdown]
# *Good place to stop. Your answers are kept. Next, when you like: your own product (19<!-- =minutes.6 --> minutes).*

# %% [markdown]
# ## On your own product
#
# <!-- sitting: your own product, when you like -->
#
# Now yours: a talk, some comments, a tree. Paste lines or choose a file; what you paste stays on your computer. Take out names first,
# and record people only with their consent. Each is kept, so you can do one today and another next week.

# %%
explore("discovery.own-interview-desk")

# %%
explore("discovery.own-voices")

# %%
explore("discovery.own-heard-enough")

# %%
explore("discovery.own-tree")

# %%
explore("discovery.own-worth-knowing")

# %%
explore("discovery.own-question-doctor")

# %% [markdown]
# **For your portfolio:** your tree with one target, one test and its stop rule, and the note to the founder.
#
# **Sources.** R. Fitzpatrick, *The Mom Test*, 2013 (summaries). J. Nielsen, “First Rule of Usability? Don't Listen to Users”,
# 2001. J. Cohen, 1960, and A. Hayes and K. Krippendorff, Communication Methods and Measures 1(1), 2007 (agreement beyond
# chance). J. Landis and G. Koch, 1977 (names for it). L. Kish, *Survey Sampling*, 1965 (weights). G. Guest, A. Bunce and L. Johnson, Field
# Methods 18(1), 2006, and G. Guest, E. Namey and M. Chen, PLoS ONE 15(5), 2020 (saturation). V. Braun and V. Clarke, 2021 (against
# it). T. Torres, *Continuous Discovery Habits*, 2021 (summaries). E. Ries, *The Lean Startup*, 2011 (summaries). H. Raiffa
# and R. Schlaifer, 1961 (what it is worth to know). D. Bland and A. Osterwalder, *Testing Business Ideas*, 2019 (assumptions).
