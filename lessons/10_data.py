# %% [markdown]
# # 10 · Data and AI products
#
# <!-- sitting: what for -->
#
# <!-- promise: Say what personal data are for, and how good a model is and for whom. -->
#
# **You will be able to** say for each field what it is for · ask for a yes that people can also refuse · give a report in which
# nobody can be found · read how good a model is, and for whom · plan its test and its off switch · explain it in 90 words.
#
# Sitting 1, *what for*: 11<!-- =minutes.1 --> minutes. Sitting 2, *who sees it*: 13<!-- =minutes.2 --> minutes.
# Sitting 3, *how good, for whom*: 13<!-- =minutes.3 --> minutes. Sitting 4, *say it*: 12<!-- =minutes.4 --> minutes.
# Then, when you like: closer looks, and your own product. Mealwise, its people and all its numbers are invented. Nothing here is legal advice. Dates of law
# are as of the day beside them. For your own product ask your data protection officer or a lawyer.

# %%
from pmkit import explore, look_back, repeat_due, show

# %%
repeat_due("data")

# %% [markdown]
# ## The decision
#
# *Mealwise, Tuesday, 2 March 2027, 9:00.* Three papers lie on Mara's desk. Ruth, the [data protection officer](00_glossary.ipynb#data-protection-officer),
# in her third letter: “Allergies for the [recommender](00_glossary.ipynb#recommender): on which basis?” Tomasz, the data scientist: “My
# [flag](00_glossary.ipynb#flag) for unsafe meals is 94<!-- =flag.right:.0f --> % right. On for everyone on Monday.” Annegret, at
# Nordhafen: “Use by department and allergy, for the works council.” And the [assistant](00_glossary.ipynb#assistant) that proposes substitutes has
# answered 240<!-- =answers.n --> test questions. **What is switched on, for whom, with which sentence on the screen? And what does Annegret get?**

# %%
show("data.switch-on")

# %% [markdown]
# ## 1 · What for
#
# *9:20.* Mara begins with Ruth's letter. Mealwise has 18<!-- =fields.n --> fields of [personal data](00_glossary.ipynb#personal-data), and
# seven<!-- =fields.purposes:words --> purposes. Each use needs a [basis](00_glossary.ipynb#basis), and [health data](00_glossary.ipynb#health-data) need an
# exception too.

# %%
show("data.purposes-guess")

# %% [markdown]
# Tomasz has filled in a draft. Take one purpose and mend it: basis, who sees it, until when. Then move a field to *Not asked for*: which purposes no longer
# work? Last, look how a careful reader fills it, and how California would read it.

# %%
explore("data.purposes")

# %%
look_back("data.purposes-guess")

# %%
show("data.six-bases")

# %%
show("data.allergy-setting")

# %%
show("data.later-purpose")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: who sees it (13<!-- =minutes.2 --> minutes).*

# %% [markdown]
# ## 2 · Consent that is one
#
# <!-- sitting: who sees it -->
#
# *10:30.* On which screen do families say yes ([consent](00_glossary.ipynb#consent))? Viktor has drawn one.

# %%
show("data.consent-guess")

# %% [markdown]
# Be Ngozi, Tarik and a child of 12. Then mend the screen until each no leaves what it need not take.

# %%
explore("data.consent")

# %%
look_back("data.consent-guess")

# %%
show("data.employer-asks")

# %% [markdown]
# ## 3 · Small cells
#
# *11:30.* So Annegret gets counts. But which ([small cells](00_glossary.ipynb#small-cell))?

# %%
show("data.cells-guess")

# %% [markdown]
# This is the table that Annegret asks for. Attack it: what comes back? Then choose columns, a smallest count, what else is hidden, and attack again.

# %%
explore("data.cells")

# %%
look_back("data.cells-guess")

# %%
show("data.without-names")

# %%
show("data.all-six")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: how good, for whom (13<!-- =minutes.3 --> minutes).*

# %% [markdown]
# ## 4 · The line and the groups
#
# <!-- sitting: how good, for whom -->
#
# *13:30.* Tomasz's score says how likely a meal is unsafe for a household. Above a certain score (the line, or threshold) it is flagged.
# He drew the line at one half.

# %%
show("data.right-guess")

# %% [markdown]
# Move the line: what does it catch, what does it [miss](00_glossary.ipynb#miss), what does it flag for nothing? Then give each group its own line, and try to make
# three shares equal. Tick whether the score is [calibrated](00_glossary.ipynb#calibrated). Last, look at the screening test:
# what does its [base rate](00_glossary.ipynb#base-rate) do?

# %%
explore("data.threshold")

# %%
look_back("data.right-guess")

# %%
show("data.ninety-four")

# %%
show("data.same-for-all")

# %% [markdown]
# ## 5 · Does it work, and still?
#
# *14:45.* Now the assistant, and the recommender's 40<!-- =weeks.n --> weeks of trial ([evaluation](00_glossary.ipynb#evaluation)).

# %%
show("data.cases-guess")

# %% [markdown]
# Write the plan first: which kinds of cases (slices), how many of each may be wrong, who says what is right, who switches it off at which number. Then look at
# the answers, and go through the weeks: when does [drift](00_glossary.ipynb#drift) ring, and when does it get worse?

# %%
explore("data.evaluate")

# %%
look_back("data.cases-guess")

# %%
show("data.drift-alarm")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: say it (12<!-- =minutes.4 --> minutes).*

# %% [markdown]
# ## 6 · Say it
#
# <!-- sitting: say it -->
#
# *16:00.* The flag goes on, at another line. Parents will see it. What do they have to know?

# %%
show("data.detail-guess")

# %% [markdown]
# Write the card, 90 words at most: what it decides, from what, how often of 100 it is wrong, how to say no. Then two people ask: does your card answer them?

# %%
explore("data.card")

# %%
look_back("data.detail-guess")

# %%
show("data.all-weights")

# %%
show("data.only-signs")

# %% [markdown]
# And the assistant? Viktor has a list of the duties of the [AI Act](00_glossary.ipynb#ai-act).

# %%
show("data.talk-to-ai")

# %%
look_back("data.switch-on")

# %% [markdown]
# **17:30.** The flag comes on Monday, with its card. The assistant says that it is an AI, and sends questions about babies to Aoife. Ruth gets an answer with three
# purposes and three questions. Annegret gets a page on which nobody can be found, and the reason.
#
# ## Monday morning
#
# - “What for, and what if they say no?”
# - “Of 100 that it flags, how many are right; and for whom is that number different?”
# - “What would have to happen for us to switch it off?”

# %% [markdown]
# ## Do you have it?
#
# Without looking anything up.

# %%
show("data.check-purpose")

# %%
show("data.check-flag")

# %% [markdown]
# ---
# *Good place to stop: this was the lesson. Your answers are kept. Next, when you like: closer looks, your own product, or the
# practice sheet.*

# %% [markdown]
# ## Closer look: Europe and California
#
# <!-- sitting: closer look at Europe and California, when you like -->
#
# *Wednesday.* An investor from San Diego writes: what if Mealwise had 100,000 customers there?

# %%
show("data.sensitive-guess")

# %%
look_back("data.sensitive-guess")

# %%
show("data.american-gdpr")

# %%
show("data.two-laws")

# %%
show("data.not-hospital")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: somebody asks what you know.*

# %% [markdown]
# ## Closer look: somebody asks what you know
#
# <!-- sitting: closer look at a request, when you like -->
#
# *Thursday.* A letter from the bus, and what else people may ask of those who have their data.

# %%
show("data.request-guess")

# %%
look_back("data.request-guess")

# %%
show("data.access-answer")

# %% [markdown]
# Not everything without a name is about nobody ([pseudonym](00_glossary.ipynb#pseudonym)).

# %%
show("data.pseudonyms")

# %%
show("data.leak-order")

# %%
show("data.tarik-answer")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: the dates of the AI Act.*

# %% [markdown]
# ## Closer look: the dates of the AI Act
#
# <!-- sitting: closer look at the dates of the AI Act, when you like -->
#
# *Friday.* Viktor asks for a new list. Beside each line stands the day on which it was looked up.

# %%
show("data.days-guess")

# %%
look_back("data.days-guess")

# %%
show("data.which-day")

# %%
show("data.find-bias")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: fairness, with a published table.*

# %% [markdown]
# ## Closer look: fairness, with a published table
#
# <!-- sitting: closer look at fairness, when you like -->
#
# *The week after.* A score about people, and a table that two sides can quote. The words are theirs: risky means charged again within two years.

# %%
show("data.table-guess")

# %%
look_back("data.table-guess")

# %%
show("data.false-alarms")

# %%
show("data.without-column")

# %% [markdown]
# What a model learns from is a decision, too ([label](00_glossary.ipynb#label)).

# %%
show("data.cost-label")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: who says what is right.*

# %% [markdown]
# ## Closer look: who says what is right
#
# <!-- sitting: closer look at those who judge, when you like -->
#
# *Monday.* 240<!-- =answers.n --> answers take two people a day. Tomasz would like a model to do it.

# %%
show("data.judge-guess")

# %%
look_back("data.judge-guess")

# %%
show("data.two-readers")

# %%
show("data.enough-cases")

# %%
show("data.judge-alone")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: a table that others use.*

# %% [markdown]
# ## Closer look: a table that others use
#
# <!-- sitting: closer look at data products, when you like -->
#
# *Tuesday, a week later.* The flag, the plan and Annegret's page all use the same tables. Whoever looks after them makes a
# [data product](00_glossary.ipynb#data-product), for users inside the firm.

# %%
show("data.platform-use")

# %%
show("data.what-makes-it-one")

# %%
show("data.renamed")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: your own data (6<!-- =minutes.11 --> minutes).*

# %% [markdown]
# ## On your own product
#
# <!-- sitting: your own data, when you like -->
#
# Now yours. Ten fields are enough: what for, on which basis, who sees them, until when? What you paste stays on your computer. Take the open points to whoever
# advises you on data protection.

# %%
explore("data.own-purposes")

# %% [markdown]
# And a table about people that you give to somebody else: attack it before they do.

# %%
explore("data.own-cells")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: your own plan and card (10<!-- =minutes.12 --> minutes).*

# %% [markdown]
# ## Your own plan and card
#
# <!-- sitting: your own plan and card, when you like -->
#
# Take a feature that guesses, sorts or answers. If you have its scores, see what a line does to each group. Write by what you will judge it before it goes on,
# and then the card for those whom it concerns.

# %%
explore("data.own-threshold")

# %%
explore("data.own-evaluate")

# %%
explore("data.own-card")

# %% [markdown]
# **For your portfolio:** one page with your fields and what they are for, the plan by which your feature is judged, and its card.
#
# **Sources.** GDPR, Regulation (EU) 2016/679: articles read in a full-text copy; judgments, opinions, AI Act and California's law as trackers, law firms and commentators tell
# them. Each date is in `law_dates.csv` with the day on which it was checked. L. Sweeney, 2002, and US health statistics on small counts (reported). A. Chouldechova, 2017, S.
# Corbett-Davies and S. Goel, 2018, Z. Obermeyer and others, 2019, F. Poursabzi-Sangdeh and others, 2021, L. Zheng and others, 2023 (abstracts). ProPublica's counts, computed
# here. G. Gigerenzer and others, 2007, on saying shares of whole people. J. Cohen, 1960. J. Hanley and A. Lippman-Hand, 1983 (read in part). 11, 0.1, 0.25 and 95 % are
# conventions, no laws. Nothing here is legal advice.
