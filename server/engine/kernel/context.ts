import type { AlgorithmContext, AlgorithmGiven, AlgorithmNode, EarlierRun } from './algorithm-node.ts'
import type { Outputs } from './changes/outputs.ts'

type Given<Model> = AlgorithmGiven<Model, string> & {
	readonly earlier: EarlierRun<Model, unknown> | null
	readonly rows: readonly number[]
	readonly mayGoOn: () => void
}

/** What an algorithm runs on. A column is made when it is first asked for. */
export class Context<Model> implements AlgorithmContext<Model, string, string, unknown> {
	readonly world: Given<Model>['world']
	readonly noteOf: Given<Model>['noteOf']
	readonly input: Given<Model>['input']
	readonly earlier: Given<Model>['earlier']
	readonly rows: Given<Model>['rows']
	readonly mayGoOn: () => void
	readonly outputUnder: AlgorithmContext<Model, string, string, unknown>['outputUnder']
	readonly #each: string
	#output: Readonly<Record<string, Float64Array>> | null = null

	constructor(given: Given<Model>, { each }: AlgorithmNode, outputs: Outputs) {
		this.world = given.world
		this.noteOf = given.noteOf
		this.input = given.input
		this.earlier = given.earlier
		this.rows = given.rows
		this.mayGoOn = given.mayGoOn
		this.outputUnder = (scope, rows) => outputs.open(scope, rows)
		this.#each = each
	}

	get output(): Readonly<Record<string, Float64Array>> {
		return (this.#output ??= this.outputUnder(this.#each, this.rows))
	}
}
