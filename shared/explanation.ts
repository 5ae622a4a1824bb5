/**
 * Why a figure is what it is: one JSON shape for the drawer, `strata explain`, the report's appendix and the spreadsheet.
 */
export type Quality = 'contract' | 'quote' | 'benchmark' | 'published' | 'derived' | 'guess'

/** Where an explanation ends. */
export type Origin =
	| {
			readonly kind: 'plan'
			readonly path: string
			readonly why: string | null
			readonly source: string | null
			readonly quality: Quality | null
	  }
	| {
			readonly kind: 'default'
			readonly path: string
			readonly source: string
			readonly quality: Quality
			readonly low: number | null
			readonly high: number | null
	  }
	| {
			readonly kind: 'override'
			readonly key: string
			readonly default: number | null
			readonly who: string | null
			readonly when: string | null
			readonly why: string | null
			readonly source: string | null
	  }
	| {
			readonly kind: 'catalogue'
			readonly table: string
			readonly row: string
			readonly field: string
			readonly source: string
			readonly asOf: string
			readonly confidence: 'high' | 'medium' | 'low'
			readonly quality: Quality
			readonly low: number | null
			readonly high: number | null
	  }
	/** chosen from other facts by a rule, e.g. the nearest city and its distance */
	| { readonly kind: 'rule'; readonly rule: string; readonly text: string; readonly source: string }

export type Explanation = {
	readonly quantity: string
	readonly symbol: string
	readonly label: string
	readonly unit: string
	/** `plan`, `site:abilene`, `placement:serve/abilene/gb200-nvl72`, … */
	readonly scope: string
	/** null for a figure that holds for the whole plan */
	readonly month: string | null
	readonly value: number | null
	/** numbered rule of SPEC.md */
	readonly rule: string
	readonly source: string
	readonly node: 'input' | 'formula' | 'algorithm'
	/** as written: `itPower * peakPue` */
	readonly expression: string | null
	/** in symbols: `P_IT × PUE_peak` */
	readonly inSymbols: string | null
	/** in figures: `30.0 × 1.246` */
	readonly inFigures: string | null
	/** for an algorithm's output: the rule in words, and the bound that decided here */
	readonly method: string | null
	readonly decided: string | null
	readonly origin: Origin | null
	readonly inputs: readonly Explanation[]
	/** set where the depth limit cut the inputs */
	readonly truncated: boolean
	/** set where the same figure is laid out elsewhere in this explanation, and so not again */
	readonly repeated: boolean
	/** descendants left out of a long sum: those that count least */
	readonly omitted: number
}
