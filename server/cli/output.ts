/** Where a command writes: results to `out`, everything meant for a person who looks on to `err`. */
export type Output = { readonly out: (text: string) => void; readonly err: (text: string) => void }

/** Done; the plan is invalid; the command was used wrongly. */
export const EXIT = { done: 0, invalidPlan: 1, wrongUsage: 2 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

export type Command = (args: readonly string[], output: Output) => Promise<ExitCode>

/** The command was used wrongly: says how, and the exit code is 2. */
export class UsageError extends Error {
	override readonly name = 'UsageError'
}

/** The plan file is invalid: every problem goes to stderr and the exit code is 1. */
export class InvalidPlan extends Error {
	override readonly name = 'InvalidPlan'
	readonly lines: readonly string[]

	constructor(lines: readonly string[]) {
		super(lines.join('\n'))
		this.lines = lines
	}
}
