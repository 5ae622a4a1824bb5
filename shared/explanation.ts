/** Why a question for an explanation has no answer, and what would fit. */
export type ExplainRefusal =
	| { readonly code: 'unknown_quantity' | 'nothing_behind'; readonly quantity: string }
	/** `workloads`: addresses of those that have it */
	| { readonly code: 'of_one_workload'; readonly quantity: string; readonly workloads: readonly string[] }
	/** `scope` null: the whole plan; `known`: places that have it */
	| {
			readonly code: 'not_at_scope'
			readonly quantity: string
			readonly scope: string | null
			readonly known: readonly string[]
	  }
	/** `byYear`: a year of it, or all, may be asked for, too */
	| {
			readonly code: 'not_a_month'
			readonly asked: string
			readonly first: string
			readonly last: string
			readonly byYear: boolean
	  }
	| { readonly code: 'nothing_short_in'; readonly month: string }
	| { readonly code: 'change_not_valid' }

/**
 * Why a figure is what it is: one JSON shape for the drawer, `strata explain`, the report's appendix and the spreadsheet.
 */
export type Quality = 'contract' | 'quote' | 'benchmark' | 'published' | 'derived' | 'guess'

/** Where an explanation ends. `Words`: what says why, a sentence or, before it is said, a remark. */
export type Origin<Words = string> =
	| {
			readonly kind: 'plan'
			readonly path: string
			readonly why: string | null
			readonly source: string | null
			readonly quality: Quality | null
			/** whoever typed it last, where the plan's log knows */
			readonly who: string | null
			readonly when: string | null
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
			/** the value it replaces, with the range, source and quality that one has */
			readonly default: number | null
			readonly low: number | null
			readonly high: number | null
			readonly defaultSource: string
			readonly defaultQuality: Quality
			/** null in a plan file, which names no people */
			readonly who: string | null
			/** ISO time, UTC */
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
			/** a row the plan brings itself */
			readonly own: boolean
			/** the figure of the built-in row that the plan's own row stands in for */
			readonly replaces: number | null
	  }
	/** chosen from other facts by a rule, e.g. the nearest city and its distance; `from`: the figures among them */
	| {
			readonly kind: 'rule'
			readonly rule: string
			readonly text: Words
			readonly source: string
			readonly from: readonly Omit<Leaf<Words>, 'scope'>[]
			/** of a sum over nothing: the scope that there is none of, `lease` */
			readonly lacks?: string
	  }

/** A value at the end of a trace. */
export type Leaf<Words = string> = {
	readonly label: string
	readonly scope: string
	readonly value: number | null
	readonly unit: string
	readonly origin: Origin<Words>
}

/** What a figure rests on that a reader should doubt or know of, nearest first, each once. */
export type RestsOn<Words = string> = {
	readonly guesses: readonly Leaf<Words>[]
	readonly overrides: readonly Leaf<Words>[]
	/** plan fields, assumptions and catalogue figures in all */
	readonly leaves: number
	/** how many there are in all, where only the nearest are told */
	readonly counted?: { readonly guesses: number; readonly overrides: number }
}

/** A figure of a formula: by its name as it stands within a sentence, `firm power`, `30 MW`; a part without a name by its figures alone. */
export type Operand = { readonly label: string | null; readonly value: number; readonly text: string }

/** Why a branch of a formula holds. */
export type Reason =
	| { readonly is: 'yes' | 'no'; readonly one: Operand }
	| { readonly is: 'below' | 'atMost' | 'above' | 'atLeast'; readonly one: Operand; readonly other: Operand }
	| { readonly is: 'least' | 'largest'; readonly one: Operand; readonly others: readonly Operand[] }

/** What a figure is, where it can be said in a sentence. */
export type Statement =
	| { readonly is: 'share'; readonly part: Operand; readonly whole: Operand }
	/** several taken as one: `seven` `power contracts` */
	| {
			readonly is: 'sum' | 'mean' | 'earliest' | 'latest' | 'least' | 'largest'
			readonly count: number
			readonly of: string
	  }

export type Explanation<Words = string> = {
	readonly quantity: string
	readonly symbol: string
	readonly label: string
	readonly unit: string
	/** `plan`, `site:abilene`, `placement:serve/abilene/gb200-nvl72`, … */
	readonly scope: string
	/** null for a figure that holds for the whole plan */
	readonly month: string | null
	readonly value: number | null
	/** of a month counted from the plan's first, and only of one: its name, `2027-02` */
	readonly date?: string
	/** numbered rule of SPEC.md */
	readonly rule: string
	readonly source: string
	readonly node: 'input' | 'formula' | 'algorithm'
	/** as written: `itPower * peakPue` */
	readonly expression: string | null
	/** in symbols: `P_IT × PUE_peak` */
	readonly inSymbols: string | null
	/** the part of it that holds here, in names: `IT power × peak PUE` */
	readonly inWords: string | null
	/** the same in figures: `30 MW IT × 1.246` */
	readonly inFigures: string | null
	/** why that part holds */
	readonly because: readonly Reason[]
	readonly said: Statement | null
	/** for an algorithm's output: the rule in words, and the bound that decided here */
	readonly method: string | null
	readonly decided: Words | null
	readonly origin: Origin<Words> | null
	readonly inputs: readonly Explanation<Words>[]
	/** set where the depth limit cut the inputs */
	readonly truncated: boolean
	/** set where the same figure is laid out elsewhere in this explanation, and so not again */
	readonly repeated: boolean
	/** descendants left out of a long sum: those that count least */
	readonly omitted: number
	/** told once, at the top of an explanation */
	readonly restsOn: RestsOn<Words> | null
}

/** An explanation, or what about the question fits nothing. `Why`: a sentence or, before it is said, a refusal. */
export type ExplainAnswer<Words = string, Why = string> =
	| {
			readonly ok: true
			readonly explanation: Explanation<Words>
			/** where the same figure may be looked at instead: the plan, each site */
			readonly scopes: readonly string[]
	  }
	| { readonly ok: false; readonly field: 'quantity' | 'scope' | 'month'; readonly message: Why }
