import { z } from 'zod'
import { listOf, shapeOf } from '#shared/fields/field.ts'
import { noteFields } from '#shared/fields/people-fields.ts'
import { financeFields } from '#shared/fields/money/finance-fields.ts'
import { planFields } from '#shared/fields/plan-fields.ts'
import { underOneSpelling } from './note-key.ts'
import { ownCatalogueSchema } from '#shared/catalogue/columns/own-catalogue.ts'
import {
	actualSchema,
	applicationSchema,
	buildPhaseSchema,
	chipOrderSchema,
	gatingWorkSchema,
	ITEM_LIMITS,
	labourPoolSchema,
	leaseSchema,
	powerContractSchema,
	siteSchema,
	workloadSchema,
} from './plan-items.ts'

export const PLAN_FORMAT = 'strata.plan/1'

const TEXT_LENGTH = 4000
const orNull = <S extends z.ZodType>(schema: S) => schema.nullish().transform((value) => value ?? null)
const text = z
	.string({ error: 'expected text' })
	.max(TEXT_LENGTH, { error: `expected at most ${TEXT_LENGTH} characters` })

const assumptionValue = z.union([z.number().min(-1e15).max(1e15), z.string().max(TEXT_LENGTH)], {
	error: 'expected a number, or value, why and source',
})
/**
 * A bare value and the long form mean the same; after parsing it is always the long form. The one assumption
 * that is a key and no number (`defaultChip`) stands in `text`.
 */
const assumptionSchema = z.preprocess(
	(entry) => (typeof entry === 'object' && entry !== null ? entry : { value: entry }),
	z
		.strictObject({ value: assumptionValue, why: orNull(text), source: orNull(text) })
		.transform(({ value, why, source }) =>
			typeof value === 'string' ? { value: 0, text: value, why, source } : { value, text: null, why, source },
		),
)

const orEmpty = (value: unknown) => value ?? {}
const KEY_LENGTH = 300
/** Most assumptions, and most notes. */
export const MOST_KEYS = 20_000
const fewEnough = (entries: object) => Object.keys(entries).length <= MOST_KEYS
const tooMany = { error: `expected at most ${MOST_KEYS} entries` }

/**
 * The plan file, `strata.plan/1`. After parsing every field is there: optional ones null, lists empty.
 * `parsePlanFile` also checks what one field cannot know, such as whether a named site exists.
 */
export const planFileSchema = z.strictObject({
	format: z.literal(PLAN_FORMAT, { error: `expected "${PLAN_FORMAT}"` }),
	...shapeOf(planFields),
	/** null: no debt and no tax; an empty one takes all usual terms */
	finance: orNull(z.strictObject(shapeOf(financeFields))),
	assumptions: z.preprocess(
		orEmpty,
		z.record(z.string().max(KEY_LENGTH), assumptionSchema, { error: 'expected an object' }).refine(fewEnough, tooMany),
	),
	notes: z.preprocess(
		orEmpty,
		z
			.record(z.string().max(KEY_LENGTH), z.strictObject(shapeOf(noteFields)), { error: 'expected an object' })
			.refine(fewEnough, tooMany)
			.transform(underOneSpelling),
	),
	catalogue: z.preprocess(orEmpty, ownCatalogueSchema),
	sites: listOf(siteSchema, ITEM_LIMITS.sites),
	powerContracts: listOf(powerContractSchema, ITEM_LIMITS.powerContracts),
	gatingWorks: listOf(gatingWorkSchema, ITEM_LIMITS.gatingWorks),
	buildPhases: listOf(buildPhaseSchema, ITEM_LIMITS.buildPhases),
	chipOrders: listOf(chipOrderSchema, ITEM_LIMITS.chipOrders),
	leases: listOf(leaseSchema, ITEM_LIMITS.leases),
	applications: listOf(applicationSchema, ITEM_LIMITS.applications),
	workloads: listOf(workloadSchema, ITEM_LIMITS.workloads),
	labourPools: listOf(labourPoolSchema, ITEM_LIMITS.labourPools),
	actuals: listOf(actualSchema, ITEM_LIMITS.actuals),
})

export type PlanFile = z.infer<typeof planFileSchema>
