import type { ItemKind } from '#shared/fields/lists.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import { listAddress } from '#shared/grid/field-links.ts'
import { parseCell } from '#shared/grid/typed/parse-cell.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { enteredUnit, type Money, moneyOf, typedAmount } from '#shared/units/money.ts'
import { isUnpriced } from '../figures/unpriced.ts'
import { WITHHELD } from '../report/parts/withheld-fields.ts'
import { isWithheldAt } from '../withheld/withheld-plan.ts'

/** A price of the plan as a form asks for it. */
export type PriceField = {
	/** `applications/support/revenueUsdPerMillionTokens` */
	readonly name: string
	readonly label: string
	readonly unit: string
	readonly value: string
	/** nothing is earned, or paid, without it */
	readonly isMissing: boolean
}
export type PriceGroup = {
	readonly title: string
	readonly sub: string
	readonly rows: readonly {
		readonly key: string
		readonly name: string
		readonly page: string
		readonly fields: readonly PriceField[]
	}[]
}
/** Prices that bring revenue, and those of power; with how many are missing. */
export type PricesView = { readonly groups: readonly PriceGroup[]; readonly missing: number }

const SOLD = {
	applications: ['revenueUsdPerMillionTokens', 'revenueUsdPerMillionInputTokens'],
	chipOrders: ['rentUsdPerAcceleratorHour'],
	leases: ['rentUsdPerKWMonth'],
	powerContracts: ['energyPriceUsdPerMWh', 'demandChargeUsdPerKWMonth'],
} as const satisfies Partial<Record<ItemKind, readonly string[]>>
type Priced = keyof typeof SOLD
const isPriced = (list: string): list is Priced => Object.hasOwn(SOLD, list)

const LABELS: Readonly<Record<string, string>> = {
	revenueUsdPerMillionTokens: 'Output tokens',
	revenueUsdPerMillionInputTokens: 'Input tokens',
	rentUsdPerAcceleratorHour: 'Accelerator-hours',
	rentUsdPerKWMonth: 'Rent',
	energyPriceUsdPerMWh: 'Energy price',
	demandChargeUsdPerKWMonth: 'Demand charge',
}

type Priceable = { readonly id: string; readonly name?: string | null | undefined }
type PriceRowAsked = { readonly list: Priced; readonly item: Priceable; readonly wanted: Wanted }
type Wanted = Readonly<Record<string, (item: Priceable) => boolean>>

function rowOf(plan: PlanFile, { list, item, wanted }: PriceRowAsked): PriceGroup['rows'][number] {
	const stated = new Map<string, unknown>(Object.entries(item))
	const money = moneyOf(plan)
	return {
		key: `${list}/${item.id}`,
		name: item.name ?? item.id,
		page: listAddress(list, `edit=${encodeURIComponent(`${list}/${item.id}`)}`),
		fields: SOLD[list].map((field): PriceField => {
			const { unit } = fieldFacts(list, field)
			const value = stated.get(field)
			const isHeld = isWithheldAt(plan, { kind: list, itemId: item.id, field })
			const text = typeof value === 'number' ? String(typedAmount(value, unit, money)) : ''
			return {
				name: `${list}/${item.id}/${field}`,
				label: LABELS[field] ?? field,
				unit: unit === null ? '' : enteredUnit(unit, money),
				value: isHeld ? WITHHELD : text,
				isMissing: !isHeld && text === '' && wanted[field]?.(item) === true,
			}
		}),
	}
}

/** What each price of the plan is, and which of them are missing for revenue, or for the cost of power, to be known. */
export function pricesView(plan: PlanFile, { contracts }: Pick<PlanResult, 'contracts'>): PricesView {
	const sellsElse = plan.applications.length > 0 || plan.leases.length > 0
	const rented = plan.chipOrders.some(({ rentUsdPerAcceleratorHour }) => (rentUsdPerAcceleratorHour ?? 0) > 0)
	const wanted: Wanted = {
		revenueUsdPerMillionTokens: () => !rented,
		rentUsdPerAcceleratorHour: () => !sellsElse && !rented,
		energyPriceUsdPerMWh: ({ id }) => contracts[id] !== undefined && isUnpriced(contracts[id]),
	}
	const own = plan.chipOrders.filter(({ owner }) => owner !== 'tenant')
	const { code } = moneyOf(plan)
	const group = (list: Priced, items: readonly Priceable[], { title, sub }: Pick<PriceGroup, 'title' | 'sub'>) => ({
		...{ title, sub },
		rows: items.map((item) => rowOf(plan, { list, item, wanted })),
	})
	const groups = [
		group('applications', plan.applications, {
			title: 'Tokens',
			sub: `${code} per million tokens served. Blank: no revenue.`,
		}),
		group('chipOrders', own, {
			title: 'Accelerator-hours',
			sub: `${code} per accelerator-hour for capacity your own workloads leave free. Blank: not rented.`,
		}),
		group('leases', plan.leases, { title: 'Leases', sub: `${code} per kW of leased IT power per month.` }),
		group('powerContracts', plan.powerContracts, {
			title: 'Power',
			sub: 'What you pay. Blank: the default for the region or type.',
		}),
	].filter(({ rows }) => rows.length > 0)
	const missing = groups.flatMap(({ rows }) =>
		rows.flatMap(({ fields }) => fields.filter(({ isMissing }) => isMissing)),
	).length
	return { groups, missing }
}

/** A price as it was typed: what it sets, or why it cannot be read; null where the plan asks for no such price. */
export type TypedPrice =
	| {
			readonly ok: true
			readonly kind: Priced
			readonly itemId: string
			readonly field: string
			readonly value: number | null
	  }
	| { readonly ok: false; readonly text: string }
	| null

export function readPrice(name: string, typed: string, money: Money): TypedPrice {
	const [list = '', itemId = '', field = ''] = name.split('/')
	if (!isPriced(list) || !SOLD[list].some((known) => known === field)) return null
	const parsed = parseCell(typed, fieldFacts(list, field), { money, range: 'single' })
	if (!parsed.ok) return { ok: false, text: parsed.message }
	return { ok: true, kind: list, itemId, field, value: typeof parsed.value === 'number' ? parsed.value : null }
}

/** Which single price would bring revenue: of all own accelerators by the hour, or of all tokens. */
export const FIRST_PRICES = { hour: 'rentUsdPerAcceleratorHour', tokens: 'revenueUsdPerMillionTokens' } as const
