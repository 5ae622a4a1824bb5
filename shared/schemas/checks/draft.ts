import { isRecord } from '#shared/is-record.ts'
import type { z } from 'zod'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { Catalogue } from '#shared/catalogue/tables.ts'
import { monthSchema } from '#shared/fields/field.ts'
import { itemSchemas, type ItemKind } from '../plan-items.ts'
import { ownCatalogueSchema, type OwnCatalogue } from '#shared/catalogue/columns/own-catalogue.ts'
import type { PlanFile } from '../plan-shape.ts'

type ReadableEntriesParams = Readonly<Record<string, unknown>>
type DraftItem<K extends ItemKind> = PlanFile[K][number]
export type Entry<T> = { readonly index: number; readonly item: T }

/**
 * A plan as far as it can be read. Items whose own fields are wrong are left out of `entries`, but their ids
 * count as taken and as existing, so that one slip is not reported twice.
 */
export type Draft = {
	readonly header: {
		readonly startMonth: string | null
		readonly currency: unknown
		readonly usdPerCurrencyUnit: unknown
		readonly finance: ReadableEntriesParams
	}
	readonly entries: { readonly [K in ItemKind]: readonly Entry<DraftItem<K>>[] }
	/** items whose own fields are wrong, as written */
	readonly unreadable: Readonly<Record<ItemKind, readonly Entry<ReadableEntriesParams>[]>>
	/** the ids as written, by place in the list */
	readonly writtenIds: Readonly<Record<ItemKind, readonly (string | null)[]>>
	readonly ids: Readonly<Record<ItemKind, ReadonlySet<string>>>
	readonly catalogue: Catalogue
	readonly own: OwnCatalogue
	/** ids of own rows as written, also of rows that could not be read */
	readonly writtenRows: ReadonlyMap<string, readonly (string | null)[]>
	readonly assumptions: Readonly<Record<string, unknown>>
	readonly notes: Readonly<Record<string, unknown>>
	/** the document itself */
	readonly written: ReadableEntriesParams
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {})
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const idOf = (item: unknown) => textOf(recordOf(item)['id'])
const isText = (value: string | null): value is string => value !== null

const NO_ROWS = ownCatalogueSchema.parse({})

const numbered = <T>(items: readonly T[]): readonly Entry<T>[] => items.map((item, index) => ({ index, item }))

function entriesOf(plan: PlanFile): Draft['entries'] {
	return {
		sites: numbered(plan.sites),
		powerContracts: numbered(plan.powerContracts),
		gatingWorks: numbered(plan.gatingWorks),
		buildPhases: numbered(plan.buildPhases),
		chipOrders: numbered(plan.chipOrders),
		leases: numbered(plan.leases),
		applications: numbered(plan.applications),
		workloads: numbered(plan.workloads),
		labourPools: numbered(plan.labourPools),
		actuals: numbered(plan.actuals),
	}
}

/** The items that can be read although others cannot. */
function read<S extends z.ZodType>(schema: S, list: unknown): readonly Entry<z.infer<S>>[] {
	return listOf(list).flatMap((written, index) => {
		const parsed = schema.safeParse(written)
		return parsed.success ? [{ index, item: parsed.data }] : []
	})
}

function readableEntries(input: ReadableEntriesParams): Draft['entries'] {
	return {
		sites: read(itemSchemas.sites, input['sites']),
		powerContracts: read(itemSchemas.powerContracts, input['powerContracts']),
		gatingWorks: read(itemSchemas.gatingWorks, input['gatingWorks']),
		buildPhases: read(itemSchemas.buildPhases, input['buildPhases']),
		chipOrders: read(itemSchemas.chipOrders, input['chipOrders']),
		leases: read(itemSchemas.leases, input['leases']),
		applications: read(itemSchemas.applications, input['applications']),
		workloads: read(itemSchemas.workloads, input['workloads']),
		labourPools: read(itemSchemas.labourPools, input['labourPools']),
		actuals: read(itemSchemas.actuals, input['actuals']),
	}
}

function byKind<T>(make: (kind: ItemKind) => T): Record<ItemKind, T> {
	return {
		sites: make('sites'),
		powerContracts: make('powerContracts'),
		gatingWorks: make('gatingWorks'),
		buildPhases: make('buildPhases'),
		chipOrders: make('chipOrders'),
		leases: make('leases'),
		applications: make('applications'),
		workloads: make('workloads'),
		labourPools: make('labourPools'),
		actuals: make('actuals'),
	}
}

function unreadableEntry(
	item: unknown,
	{ kind, index }: { readonly kind: ItemKind; readonly index: number },
): readonly Entry<ReadableEntriesParams>[] {
	return isRecord(item) && !itemSchemas[kind].safeParse(item).success ? [{ index, item }] : []
}

/** The plan as parsed, or what can be read of an input that did not parse. */
export function draftOf(input: unknown, plan: PlanFile | null): Draft {
	const written = recordOf(input)
	const ownWritten = recordOf(written['catalogue'])
	const own = ownCatalogueSchema.safeParse(ownWritten)
	const rows = own.success ? own.data : NO_ROWS
	const startMonth = monthSchema.safeParse(written['startMonth'])
	const writtenIds = byKind((kind) => listOf(written[kind]).map(idOf))
	return {
		header: {
			startMonth: startMonth.success ? startMonth.data : null,
			currency: written['currency'],
			usdPerCurrencyUnit: written['usdPerCurrencyUnit'],
			finance: recordOf(written['finance']),
		},
		entries: plan ? entriesOf(plan) : readableEntries(written),
		unreadable: byKind((kind) =>
			plan ? [] : listOf(written[kind]).flatMap((item, index) => unreadableEntry(item, { kind, index })),
		),
		writtenIds,
		ids: byKind((kind) => new Set(writtenIds[kind].filter(isText))),
		catalogue: catalogueFor({ catalogue: rows }),
		own: rows,
		writtenRows: new Map(Object.entries(ownWritten).map(([table, list]) => [table, listOf(list).map(idOf)])),
		assumptions: recordOf(written['assumptions']),
		notes: recordOf(written['notes']),
		written,
	}
}
