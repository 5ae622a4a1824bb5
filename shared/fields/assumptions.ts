import { BUILD_ASSUMPTIONS } from './build-assumptions.ts'
import { HEADLINE_ASSUMPTIONS } from './headline-assumptions.ts'
import { HOUR_ASSUMPTIONS } from './hour-assumptions.ts'
import { LOAD_ASSUMPTIONS } from './load-assumptions.ts'
import { MONEY_ASSUMPTIONS } from './money/money-assumptions.ts'

/** Every assumption with a number, by key. */
export const ASSUMPTIONS = {
	...LOAD_ASSUMPTIONS,
	...HOUR_ASSUMPTIONS,
	...BUILD_ASSUMPTIONS,
	...MONEY_ASSUMPTIONS,
	...HEADLINE_ASSUMPTIONS,
} as const
export type AssumptionKey = keyof typeof ASSUMPTIONS

/** Assumptions whose value is a key, not a number. */
export const TEXT_ASSUMPTIONS = {
	defaultChip: {
		label: 'Default chip',
		help: 'Stands for unserved demand where no eligible chip is ordered.',
		layer: 'chips',
		default: 'gb200-nvl72',
		reference: 'chips',
		source: 'The rack most campuses of 2025 and 2026 are built for',
		quality: 'guess',
	},
} as const
export type TextAssumptionKey = keyof typeof TEXT_ASSUMPTIONS

export const isAssumptionKey = (key: string): key is AssumptionKey => Object.hasOwn(ASSUMPTIONS, key)
export const isTextAssumptionKey = (key: string): key is TextAssumptionKey => Object.hasOwn(TEXT_ASSUMPTIONS, key)
export const ASSUMPTION_KEYS: readonly AssumptionKey[] = Object.keys(ASSUMPTIONS).filter(isAssumptionKey)

/** Whether a site may have a value of its own in place of the plan's. */
export const mayBeOfSite = (key: string): boolean => isAssumptionKey(key) && !('wholePlan' in ASSUMPTIONS[key])

/** What is known of an assumption by its key in a plan, for all sites or for one (`siteId/key`); null where there is none. */
export function findAssumption(written: string) {
	const cut = written.lastIndexOf('/')
	const [siteId, key] = [cut < 0 ? null : written.slice(0, cut), written.slice(cut + 1)]
	if (isAssumptionKey(key)) return { ...ASSUMPTIONS[key], siteId, key }
	return isTextAssumptionKey(key) ? { ...TEXT_ASSUMPTIONS[key], unit: null, min: null, max: null, siteId, key } : null
}

const LABELS = Object.entries({ ...ASSUMPTIONS, ...TEXT_ASSUMPTIONS })
/** The key of an assumption by what it is called, or by itself. */
export const assumptionCalled = (name: string): string | null =>
	LABELS.find(([key, { label }]) => key === name || label.toLowerCase() === name.toLowerCase())?.[0] ?? null
