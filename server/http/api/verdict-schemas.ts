import { z } from 'zod'
import { DECIDERS, LEVERS, NO_DECISION } from '#shared/decisions.ts'
import { LAYERS } from '#shared/layers.ts'
import { HEADLINE_CASES, LOSS_KINDS, VERDICT_STATES } from '#shared/result/verdict-result.ts'

// What a plan says of itself, and what can be decided, as the document describes them.

const month = z.string().describe('A month, such as 2027-04.')
const lost = { mwMonths: z.number(), usd: z.number().nullable() }
const state = z.enum(VERDICT_STATES)
const reached = z.object({
	month: month.nullable(),
	monthsLate: z.number().int().nullable().describe('Early is negative; null where it never comes.'),
})
const layers = z.record(z.enum(LAYERS), z.object({ ...lost, state, monthsLate: z.number().int().nullable() }))
const totals = z.record(z.enum(LOSS_KINDS), z.object(lost))

export const verdictSchema = z
	.looseObject({
		statusMonth: month,
		basis: z.enum(['stated', 'plan']).describe('What it is measured by: a target date, or the plan’s own dates.'),
		fullPower: reached,
		firstPower: month.nullable(),
		state,
		headline: z.object({ case: z.enum(HEADLINE_CASES), facts: z.looseObject({}) }),
		layers,
		sites: z.record(z.string(), z.looseObject({ state, layers, fullPower: reached })),
		losses: z
			.array(
				z.looseObject({
					...lost,
					kind: z.enum(LOSS_KINDS),
					cause: z.string(),
					layer: z.enum(LAYERS),
					siteId: z.string().nullable(),
					item: z.string().nullable(),
					from: month,
					to: month,
					past: z.boolean(),
					regainedAlone: z.number().describe('MW-months that lifting this layer alone gives back.'),
				}),
			)
			.describe('By money, the dearest first.'),
		totals: z.intersection(totals, z.object({ past: totals })),
	})
	.meta({ id: 'Verdict', description: 'Is the target met, what is lost, and why.' })

const next = z.object({ layer: z.enum(LAYERS), cause: z.string(), siteId: z.string().nullable() })

export const decisionsSchema = z
	.looseObject({
		statusMonth: month,
		complete: z.boolean(),
		decisions: z
			.array(
				z.looseObject({
					id: z.string(),
					lever: z.enum(LEVERS),
					cause: z.string(),
					change: z.record(z.string(), z.unknown()).describe('A merge patch: PATCH the plan with it, or try it first.'),
					actBy: month.describe('The last month in which it can be decided.'),
					decider: z.enum(DECIDERS),
					costUsd: z.number().describe('What the plan pays more over its months; below 0 it pays for itself.'),
					valueUsd: z
						.number()
						.nullable()
						.describe(
							'Net value: money regained minus cost, both discounted to the status month; null without prices.',
						),
					regains: z.object({
						mwMonths: z.number(),
						usd: z.number().nullable(),
						monthsSooner: z.number().int(),
						fullPower: z.object({ was: month.nullable(), becomes: month }).nullable(),
					}),
					then: next.nullable().describe('What loses most once it is done.'),
				}),
			)
			.describe('By net value, the dearest first; without prices by MW-months.'),
		tooLate: z.array(
			z.looseObject({
				lever: z.enum(LEVERS),
				needed: month.nullable().describe('When it was to be there.'),
				gives: month.describe('When it is there if it is decided now: too late for a decision.'),
			}),
		),
		none: z
			.enum(NO_DECISION)
			.nullable()
			.describe(
				'Why there is no decision, of the cause that loses most; null with decisions, or where nothing is lost.',
			),
		tested: z.array(z.enum(LEVERS)).describe('Kinds of change that were run, those against the heaviest cause first.'),
	})
	.meta({ id: 'Decisions' })

export const trialSchema = z
	.object({ before: verdictSchema, after: verdictSchema })
	.meta({ id: 'Trial', description: 'The verdict on the plan as it is, and with the patch.' })
