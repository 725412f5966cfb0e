# %% [markdown]
# # 7 · From requirement to done
#
# <!-- sitting: from a wish to examples -->
#
# <!-- promise: Turn a wish into something finished that helps somebody. -->
#
# **You will be able to** write rules with examples that a wrong product would fail · cut an item into slices that each help
# somebody · choose a goal that survives a bad week, and say its chance · say what *done* means.
#
# Sitting 1, *from a wish to examples*: 15<!-- =minutes.1 --> minutes. Sitting 2, *split it*: 12<!-- =minutes.2 --> minutes.
# Sitting 3, *a Sprint that survives*: 13<!-- =minutes.3 --> minutes. Sitting 4, *what done means*: 14<!-- =minutes.4 --> minutes.
# Then, when you like: closer looks, and your own product. Mealwise, its people and all its numbers are invented.

# %%
from pmkit import explore, look_back, repeat_due, show

# %%
repeat_due("delivery")

# %% [markdown]
# ## The decision
#
# *Mealwise, Friday, 9 October 2026, 9:00.* On Monday squad Basket begins two weeks: Inês, who leads the engineers, Kofi, Yuki, and
# Samira, who designs. Annegret wants a new login for her 2,900<!-- =nordhafen.seats:, --> colleagues at Nordhafen
# ([single sign-on](00_glossary.ipynb#single-sign-on)). Ngozi, whose son has a nut allergy, wants unsafe recipes out of search; in May a
# family cooked one. Jonas is the [product owner](00_glossary.ipynb#product-owner). He has until Monday noon: **which goal, which parts of
# the work go in, which are out, and does “done except for testing” count?**

# %%
show("delivery.four-items")

# %% [markdown]
# ## 1 · A wish on a card
#
# *9:10.* Jonas has written a [story](00_glossary.ipynb#story), and shows it to Lukas, an engineer of the other squad.

# %%
show("delivery.story-card")

# %% [markdown]
# ## 2 · Rules, examples, questions
#
# *9:30.* Jonas, Lukas, Inês, and Aoife, who tests, lay an [example map](00_glossary.ipynb#example-map). The story is yellow, each
# [rule](00_glossary.ipynb#rule) blue, each [example](00_glossary.ipynb#example) green. What nobody can answer goes on a red card.

# %%
show("delivery.ready-guess")

# %% [markdown]
# Here are their cards. Answer a red card, or hand it to somebody with a day. What does the map say then?

# %%
explore("delivery.example-map")

# %%
look_back("delivery.ready-guess")

# %%
show("delivery.muesli")

# %% [markdown]
# ## 3 · Which wrong product would pass
#
# *10:00.* “Leave out nuts, that is obvious,” says Lukas. Examples are [acceptance criteria](00_glossary.ipynb#acceptance-criteria)
# that you can try.

# %%
show("delivery.walnut")

# %% [markdown]
# Write an example of your own: given an allergy, when somebody searches, then a recipe is there or not
# ([Gherkin](00_glossary.ipynb#gherkin)). Which faults does it catch first?

# %%
explore("delivery.wrong-products")

# %%
look_back("delivery.walnut")

# %%
show("delivery.next-example")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: split it (12<!-- =minutes.2 --> minutes).*

# %% [markdown]
# ## 4 · Split it
#
# <!-- sitting: split it -->
#
# *10:40.* The filter is too large for two weeks. A [slice](00_glossary.ipynb#slice) is a part that already helps somebody.

# %%
show("delivery.half-value")

# %% [markdown]
# R. Lawrence names nine ways to cut, M. Cohn five: by steps, by rules, by data, by device, the simple case first … Choose the one that lets
# you throw something away, or that gives even sizes. Take an item and a pattern, put the slices in an order, and throw one away. Then cut by
# [layers](00_glossary.ipynb#layer) and look at the line.

# %%
explore("delivery.split-it")

# %%
look_back("delivery.half-value")

# %%
show("delivery.layers")

# %%
show("delivery.first-use")

# %% [markdown]
# *11:10.* What you leave out is half of the gain, if it is the right thing and somebody hears of it. And what nobody knows yet is no
# slice, but perhaps a [spike](00_glossary.ipynb#spike).

# %%
show("delivery.which-waits")

# %%
show("delivery.spike")

# %% [markdown]
# *11:30.* To make the next items small and clear, again and again, is called [refinement](00_glossary.ipynb#refinement).

# %%
show("delivery.ten-percent")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: a Sprint that survives (13<!-- =minutes.3 --> minutes).*

# %% [markdown]
# ## 5 · A Sprint that survives
#
# <!-- sitting: a Sprint that survives -->
#
# *Monday, 12 October, 9:00, [Sprint Planning](00_glossary.ipynb#sprint-planning).* Four items lie on the table: the new login
# library, a fix for portions, the clean table, the filter. The last two are cut down to nuts, so that each has about the squad's usual size.
# Yuki: “Two days each.” First Kofi asks for something.

# %%
show("delivery.ready-stamp")

# %% [markdown]
# *9:20.* Two days each is a guess. What the squad has finished week by week is known.

# %%
show("delivery.two-items")

# %% [markdown]
# The filter is the [Sprint Goal](00_glossary.ipynb#sprint-goal), and it needs the table. As the list stands, both come last. Put them first.
# Then send somebody on holiday, and let something urgent come in. What becomes of the goal, and what of everything?

# %%
explore("delivery.sprint")

# %%
look_back("delivery.two-items")

# %%
look_back("delivery.four-items")

# %%
show("delivery.commit-all")

# %%
show("delivery.which-goal")

# %%
show("delivery.five-parts")

# %% [markdown]
# *9:50.* The chart beside the chances shows how long something waits when a team is busy.

# %%
show("delivery.full")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: what done means (14<!-- =minutes.4 --> minutes).*

# %% [markdown]
# ## 6 · Done, and not quite
#
# <!-- sitting: what done means -->
#
# *10:20.* “Without the testing we could do three,” says Yuki. The squad's
# [definition of done](00_glossary.ipynb#definition-of-done) has 8<!-- =undone.checks --> checks, 17.5<!-- =undone.all_checks --> hours for each item. What
# is left out is [undone work](00_glossary.ipynb#undone-work): it stands in no plan, and at the [Review](00_glossary.ipynb#review) nobody sees it.

# %%
show("delivery.ledger-guess")

# %% [markdown]
# Switch checks off and on. How many hours are undone, what stays hidden, and which of the [qualities](00_glossary.ipynb#qualities)
# does nobody look at?

# %%
explore("delivery.done")

# %%
look_back("delivery.ledger-guess")

# %%
show("delivery.except-testing")

# %%
show("delivery.apart")

# %%
show("delivery.hundred-times")

# %%
show("delivery.sign-off")

# %% [markdown]
# **12:00.** The goal is on the wall: “A family with a nut allergy can rely on search.” The table and the filter come first, for nuts and traces
# alone, and search says so. The login library comes third, then the fix. Nordhafen's login is out until the 26th, and Viktor tells Annegret
# today. No check is left out. If the contract had weighed more, the library would have been as good a goal.
#
# ## Monday morning
#
# - “Give me one example that must fail.”
# - “Which slice could we throw away?”
# - “If only two things get finished, which two?”

# %% [markdown]
# ## Do you have it?
#
# Without looking anything up.

# %%
show("delivery.check-fail")

# %%
show("delivery.check-two")

# %% [markdown]
# ---
# *Good place to stop: this was the lesson. Your answers are kept. Next, when you like: closer looks, your own product, or the
# practice sheet.*

# %% [markdown]
# ## Closer look: can a tool read requirements
#
# <!-- sitting: closer look at tools that read, when you like -->
#
# *Tuesday.* Yuki has found software that marks unclear words. This course has such rules too.

# %%
show("delivery.tool-guess")

# %% [markdown]
# Read the sentences and mark what is unclear. Then let the rules mark it, and hold both against the key: how many of the marks are right
# ([precision](00_glossary.ipynb#precision)), and how much was found? Write one of the sentences anew
# in one of the [EARS](00_glossary.ipynb#ears) patterns.

# %%
explore("delivery.requirement-doctor")

# %%
look_back("delivery.tool-guess")

# %%
show("delivery.marks")

# %%
show("delivery.lint-proof")

# %%
show("delivery.ears")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: with design and engineering.*

# %% [markdown]
# ## Closer look: with design and engineering
#
# <!-- sitting: closer look at who decides what, when you like -->
#
# *Wednesday.* A wish becomes something finished between three: product, design, engineering. If each hands over to the next, the last
# one finds what the first did not know. So they look at it together, and each decides what they answer for.

# %%
show("delivery.desired")

# %%
show("delivery.whose")

# %% [markdown]
# How it is built the engineers write down, as far as somebody will read it: a technical specification.

# %%
show("delivery.technical-page")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: the product owner's month.*

# %% [markdown]
# ## Closer look: the product owner's month
#
# <!-- sitting: closer look at the month, when you like -->
#
# *Thursday.* Jonas has been here for three weeks, and now he plans a month. In a small firm the product owner also answers customers, reads
# complaints and tries what is half built; in a large one somebody else may do it.

# %%
show("delivery.month")

# %%
show("delivery.one-place")

# %% [markdown]
# A decision that somebody will ask about again gets a page of its own, a [decision record](00_glossary.ipynb#decision-record).

# %%
show("delivery.record")

# %%
show("delivery.record-note")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: your own story (13<!-- =minutes.8 --> minutes).*

# %% [markdown]
# ## On your own product
#
# <!-- sitting: your own story, when you like -->
#
# Now yours. Take an item of your backlog, or write one. Split it twice, in two ways, and compare. Then lay its cards, write its examples, and let
# the rules read your sentences. What you write stays on your computer, and you can do one today and one another day.
#
# The rules ask and never grade. On 20<!-- =rules_right.story_texts:.0f --> stories that they had not seen,
# 92<!-- =rules_right.story_precision:.0f --> of 100 of their remarks were right, and they found 96<!-- =rules_right.story_recall:.0f -->
# of 100 weak spots; on 20<!-- =rules_right.example_texts:.0f --> examples 85<!-- =rules_right.example_precision:.0f --> and
# 92<!-- =rules_right.example_recall:.0f -->. Rules and answers came from the same people, which flatters: on your texts expect less.

# %%
explore("delivery.own-split-it")

# %%
explore("delivery.own-example-map")

# %%
explore("delivery.own-examples")

# %%
explore("delivery.own-requirement-doctor")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: your own Sprint (10<!-- =minutes.9 --> minutes).*

# %% [markdown]
# ## Your own Sprint
#
# <!-- sitting: your own Sprint, when you like -->
#
# How many items did your team finish in each of the last ten weeks? If you have no count, ask for one: it says more than points. Then write
# your checks, and see what is left out when time is short. The page that you take along comes at the end.

# %%
explore("delivery.own-sprint")

# %%
explore("delivery.own-done")

# %%
explore("delivery.own-story")

# %% [markdown]
# **For your portfolio:** one story with its rules, examples and split, and the Sprint Goal with its chance.
#
# **Sources.** K. Schwaber and J. Sutherland, “The Scrum Guide”, 2020. B. Wake, “INVEST in Good Stories, and SMART Tasks”, 2003, also on R. Jeffries's
# card, conversation, confirmation. M. Wynne, “Introducing Example Mapping”, 2015. The Gherkin reference and “Better Gherkin” of Cucumber.
# R. Lawrence on splitting (the list as told by several), and M. Cohn's SPIDR (read in part). R. DeMillo, R. Lipton and F. Sayward, 1978, on faults that
# tests catch (reported). H. Femmer and others, 2017, and A. Mavin and others, 2009 (abstracts). T. Menzies and others, 2016 (abstract).
# ISO/IEC 25010, 2023. M. Nygard on decision records, 2011 (read in part). M. Cagan on product, design and engineering (read in part). M. Cohn on
# the definition of ready (read in part). Values, efforts and hours of the case are judgements and invented.
