# %% [markdown]
# # 8 · People
#
# <!-- sitting: who is missing -->
#
# <!-- promise: Reach a decision with people who want different things. -->
#
# **You will be able to** see who is spoken about instead of with · prepare a negotiation · handle a conflict and give feedback ·
# lead a meeting in which it all comes out · write down a decision.
#
# Sitting 1, *who is missing*: 13<!-- =minutes.1 --> minutes. Sitting 2, *the table*: 15<!-- =minutes.2 --> minutes.
# Sitting 3, *what only one knows*: 14<!-- =minutes.3 --> minutes. Sitting 4, *say it, write it*: 13<!-- =minutes.4 --> minutes.
# Then, when you like: two closer looks, and your own product. Mealwise, its people and all its numbers are invented.

# %%
from pmkit import explore, look_back, repeat_due, show

# %%
repeat_due("people")

# %% [markdown]
# ## The decision
#
# *Mealwise, Tuesday, 3 November 2026, 10:00.* Nordhafen Logistik pays for 2,900<!-- =nordhafen.seats:, --> seats, 146,160<!-- =nordhafen.a_year:, --> EUR a year. By the 30th it has to
# say whether it stays. Annegret, who decides there, hears Mealwise through Viktor alone, and he has promised her
# [single sign-on](00_glossary.ipynb#single-sign-on) in January. Ruth's two letters on health data are unanswered, Clara wants
# the talking chef, Kofi fears a night in January. Mara has to say **who is spoken to, and in which order; what is offered, and what is
# not for sale; who decides, and what is written down**.

# %%
show("people.middle")

# %% [markdown]
# ## 1 · Who is touched
#
# *10:15.* Pavel, the team coach, draws two lines on the wall and waits. Mara and Jonas write down who is touched: the
# [stakeholders](00_glossary.ipynb#stakeholder).

# %%
show("people.never-spoken")

# %% [markdown]
# The [power-interest grid](00_glossary.ipynb#power-interest-grid) sorts people by how much they can move you and how much it matters to
# them. Find the people with whom Mealwise should speak and never does. Then untick *Who can be harmed counts*
# ([harm](00_glossary.ipynb#harm)). Who drops out?

# %%
explore("people.who-is-missing")

# %%
look_back("people.never-spoken")

# %%
show("people.little-power")

# %% [markdown]
# ## 2 · What is behind it
#
# *10:50.* Before they write to anybody, they read what people wrote to Jonas last week.

# %%
show("people.fine-january")

# %% [markdown]
# Read three of the messages. Choose what the sender feels, and write what you would ask. Then you see three other readers, and what
# the sender says.

# %%
explore("people.behind-the-words")

# %%
look_back("people.fine-january")

# %% [markdown]
# To notice, to name it, to ask, and then to choose your answer: much of what is called
# [emotional intelligence](00_glossary.ipynb#emotional-intelligence) is that. It also works on yourself: what do you feel when Viktor's
# name lights up, and what do you answer then?
#
# ---
# *Good place to stop. Your answers are kept. Next: the table (15<!-- =minutes.2 --> minutes).*

# %% [markdown]
# ## 3 · The table
#
# <!-- sitting: the table -->
#
# *Wednesday, 4 November, 10:00.* At two Mara calls Annegret, for the first time without Viktor. She prepares the
# [negotiation](00_glossary.ipynb#negotiation). “January” is a [position](00_glossary.ipynb#position). What does Annegret need it for?

# %%
show("people.first-offer")

# %% [markdown]
# Write down three things before you speak. What do you do without a deal, your
# [best alternative](00_glossary.ipynb#best-alternative)? What is that worth to you, your [limit](00_glossary.ipynb#limit)? And which
# [packages](00_glossary.ipynb#package) could you offer? Use by site is not among them: some sites have nine people, and nobody has agreed
# to it. Consent is not for sale.
#
# In the [zone of agreement](00_glossary.ipynb#zone-of-agreement) lies what both prefer to no deal. Find a package there that is
# better for both than the middle, and offer it; once, offer *three at once*. Points of two sides are never added.

# %%
explore("people.negotiation")

# %%
look_back("people.middle")

# %%
show("people.half-each")

# %%
show("people.hall")

# %% [markdown]
# The [fair package](00_glossary.ipynb#fair-package) trades January against three years. But the forecast of chapter 04 says: January is kept
# with a chance of 22<!-- =dates.january:.0f --> of 100, March with 78<!-- =dates.march:.0f -->.
#
# ## 4 · Five ways to handle a conflict
#
# *11:30.* Next door it gets loud. Not every conflict is a negotiation. Place four of these where you would begin; often more than
# one way fits.

# %%
explore("people.conflict-ways")

# %%
show("people.server-name")

# %%
show("people.let-them-argue")

# %% [markdown]
# *14:00.* “What would you need in order to say yes?” asks Mara. Annegret is silent for a moment. “A date that holds, in
# writing. I have to explain it to the [works council](00_glossary.ipynb#works-council).” Mara promises an answer by Friday, and no date.
#
# ---
# *Good place to stop. Your answers are kept. Next: what only one knows (14<!-- =minutes.3 --> minutes).*

# %% [markdown]
# ## 5 · The talks before the meeting
#
# <!-- sitting: what only one knows -->
#
# *Thursday, 5 November, 8:30.* At two eight people meet on what is offered. Each of them wants to hear some of the others first
# ([threshold](00_glossary.ipynb#threshold)).

# %%
show("people.whom-first")

# %% [markdown]
# Put the talks in an order in which all join at the end. Then look below: whose one voice more would stop nearly everything?

# %%
explore("people.first-talks")

# %%
look_back("people.whom-first")

# %% [markdown]
# A talk beforehand is for listening: what would somebody need, what do they know? Would you tell the others that you had it? If not, don't
# have it. Mara opens the meeting with “I spoke with five of you, and this is what I heard”.
#
# ## 6 · What only one knows
#
# *14:00.* Two ways are on the wall: sign-on in January for everybody, or in March with one depot first. Four of the eight know
# most about it.

# %%
show("people.talk-it-over")

# %% [markdown]
# Take one of the four seats and vote. Then hold the meeting in other ways: what brings out the
# [unshared facts](00_glossary.ipynb#unshared-fact)? Move *Stay with their first opinion* to the right end. What helps now?

# %%
explore("people.what-one-knows")

# %%
look_back("people.talk-it-over")

# %%
show("people.four-more")

# %%
show("people.meeting-steps")

# %% [markdown]
# Whoever knows something unpleasant has to dare to say it ([psychological safety](00_glossary.ipynb#psychological-safety)).

# %%
show("people.be-nicer")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: say it, write it (13<!-- =minutes.4 --> minutes).*

# %% [markdown]
# ## 7 · Say it
#
# <!-- sitting: say it, write it -->
#
# *Friday, 6 November, 9:00.* The round brought it out: nobody can keep January. Before Mara calls Annegret she talks to Viktor, who gave
# the date away.

# %%
show("people.worse-after")

# %% [markdown]
# Choose a line and say it anew, until no rule asks anything: when it was, what they did, what it led to, and a question. That is
# [feedback](00_glossary.ipynb#feedback) on the task.

# %%
explore("people.say-it")

# %%
look_back("people.worse-after")

# %% [markdown]
# ## 8 · Write it down
#
# *11:00.* A [decision memo](00_glossary.ipynb#decision-memo) keeps what was known, who doubted it and what would change your
# mind.
#
# Read the memo that is open and judge it by what was known on that day. Then you see one way in which it ended: do you judge it
# otherwise now? Then take D01, Mara's draft of Wednesday. Imagine that it has failed ([pre-mortem](00_glossary.ipynb#pre-mortem)),
# and mend it.

# %%
explore("people.decision-memo")

# %%
show("people.went-well")

# %% [markdown]
# **15:00.** Mara decides, and offers Annegret in writing: sign-on in March with one depot first, with its chance of
# 78<!-- =dates.march:.0f --> of 100 beside it; use in groups of at least 50, three years, 4.00 EUR, only seats in use. By the points of the
# table that is 59<!-- =offer.ours:.0f --> to Mealwise and 64<!-- =offer.theirs:.0f --> to Nordhafen; the middle was 51<!-- =table.ours:.0f --> and
# 62<!-- =table.theirs:.0f -->. “I note that this one has a reason”, says Annegret. Ruth has her answer, Ngozi gets a call on Monday. Kofi wrote
# into the memo what he still fears.
#
# ## Monday morning
#
# - “What would you need in order to say yes?”
# - “What do you know that we do not?”
# - “When you sent the date on Thursday, Kofi moved two jobs; what were you after?”

# %% [markdown]
# ## Do you have it?
#
# Without looking anything up.

# %%
show("people.check-deal")

# %%
show("people.check-known")

# %% [markdown]
# ---
# *Good place to stop: this was the lesson. Your answers are kept. Next, when you like: a closer look at pressure and tone, your own
# product, or the practice sheet.*

# %% [markdown]
# ## Closer look: pressure and tone
#
# <!-- sitting: closer look at pressure and tone, when you like -->
#
# *Back to Thursday, 17:15.* How you sound when you are tired, and what you say when ten minutes are left.

# %%
show("people.taps")

# %%
show("people.hero")

# %%
look_back("people.taps")

# %%
show("people.wrap-it")

# %%
show("people.not-words")

# %%
show("people.five-things")

# %%
show("people.ten-minutes")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: a closer look at influence without authority.*

# %% [markdown]
# ## Closer look: influence without authority
#
# <!-- sitting: closer look at influence without authority, when you like -->
#
# *The week after.* Hardly anybody on the wall reports to Mara. What moves people who need not do what you ask, and what do you say when
# somebody brings a famous number?

# %%
show("people.move-davide")

# %%
show("people.eq-test")

# %%
show("people.seventy")

# %%
show("people.whose-grid")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: your own people (9<!-- =minutes.7 --> minutes).*

# %% [markdown]
# ## Your own people
#
# <!-- sitting: your own people, when you like -->
#
# Now yours. What you type about people stays on your computer. Write parts instead of names (“works council”, “the buyer”) if somebody
# else may see the screen. Each is kept, so you can do one today and one another day.

# %%
explore("people.own-who-is-missing")

# %%
explore("people.own-first-talks")

# %%
explore("people.own-what-one-knows")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: your own table and memo (11<!-- =minutes.8 --> minutes).*

# %% [markdown]
# ## Your own table and memo
#
# <!-- sitting: your own table and memo, when you like -->
#
# A negotiation of yours: issues, options, your points, a guess of theirs, and both alternatives. Then one sentence of feedback, and a
# decision that you take this month.

# %%
explore("people.own-negotiation")

# %%
explore("people.own-say-it")

# %%
explore("people.own-decision-memo")

# %% [markdown]
# **For your portfolio:** the package with its limit, and the decision memo. In three months open the memo again, and judge the decision before
# you see how it ended.
#
# **Sources.** R. Mitchell, B. Agle and D. Wood, 1997. The grid after G. Johnson and K. Scholes. R. Fisher and W. Ury, “Getting to Yes”,
# 1981 (reported). J. Nash, Econometrica 18, 1950. Orr and Guthrie, 2006; A. Rosette and others, 2013; G. Leonardelli and others,
# 2019; T. Cohen and others, 2014. M. Granovetter, 1978 (reported). G. Stasser and W. Titus, 1985; Stasser, Taylor and Hanna, 1989; N. Faulmüller and
# others, 2010. K. Thomas and R. Kilmann, 1974 (reported; their test is not used). C. De Dreu and L. Weingart, 2003; F. de Wit and
# others, 2012; Yuan and others, 2026. A. Kluger and A. DeNisi, 1996. The form of feedback after the Center for Creative
# Leadership (reported). P. Salovey and J. Mayer, 1990; E. O'Boyle and others, 2011; D. Joseph and others, 2015; J. Antonakis, 2015. A. Edmondson, 1999. C. Higgins
# and others, 2003. J. Kruger and others, 2005. J. Baron and J. Hershey, 1988. Pre-mortem: G. Klein, Harvard Business Review,
# September 2007. Of most papers the abstract was read. They tell what goes together in groups of people, and no law for the person in front of you.
