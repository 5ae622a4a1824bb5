import type { AlgorithmContext, AlgorithmGiven, EarlierRun } from './algorithm-node.ts'
import type { Outputs } from './changes/outputs.ts'

type ContextGiven<Model> = AlgorithmGiven<Model, string>
type ContextRun<Model> = {
	readonly earlier: EarlierRun<Model, unknown> | null
	readonly rows: readonly number[]
	readonly mayGoOn: () => void
	readonly each: string
	readonly outputs: Outputs
}

/** What an algorithm runs on. A column is made when it is first asked for. */
export class Context<Model> implements AlgorithmContext<Model, string, string, unknown> {
	readonly world: ContextGiven<Model>['world']
	readonly noteOf: ContextGiven<Model>['noteOf']
	readonly input: ContextGiven<Model>['input']
	readonly earlier: ContextRun<Model>['earlier']
	readonly rows: ContextRun<Model>['rows']
	readonly mayGoOn: () => void
	readonly outputUnder: AlgorithmContext<Model, string, string, unknown>['outputUnder']
	readonly #each: string
	#output: Readonly<Record<string, Float64Array>> | null = null

	constructor(
		{ world, noteOf, input }: ContextGiven<Model>,
		{ earlier, rows, mayGoOn, each, outputs }: ContextRun<Model>,
	) {
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
