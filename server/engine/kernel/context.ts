import type { AlgorithmContext, AlgorithmGiven, EarlierRun } from './algorithm-node.ts'
import type { Outputs } from './changes/outputs.ts'

type Given<Model> = AlgorithmGiven<Model, string>
type Run<Model> = {
	readonly earlier: EarlierRun<Model, unknown> | null
	readonly rows: readonly number[]
	readonly mayGoOn: () => void
	readonly each: string
	readonly outputs: Outputs
}

/** What an algorithm runs on. A column is made when it is first asked for. */
export class Context<Model> implements AlgorithmContext<Model, string, string, unknown> {
	readonly world: Given<Model>['world']
	readonly noteOf: Given<Model>['noteOf']
	readonly input: Given<Model>['input']
	readonly earlier: Run<Model>['earlier']
	readonly rows: Run<Model>['rows']
	readonly mayGoOn: () => void
	readonly outputUnder: AlgorithmContext<Model, string, string, unknown>['outputUnder']
	readonly #each: string
	#output: Readonly<Record<string, Float64Array>> | null = null

	constructor({ world, noteOf, input }: Given<Model>, { earlier, rows, mayGoOn, each, outputs }: Run<Model>) {
		this.world = world
		this.noteOf = noteOf
		this.input = input
		this.earlier = earlier
		this.rows = rows
		this.mayGoOn = mayGoOn
		this.outputUnder = (scope, rows) => outputs.open(scope, rows)
		this.#each = each
	}

	get output(): Readonly<Record<string, Float64Array>> {
		return (this.#output ??= this.outputUnder(this.#each, this.rows))
	}
}
