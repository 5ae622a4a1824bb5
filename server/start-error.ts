/** Why Strata cannot start or go on: one sentence for the person at the terminal, no stack. */
export class StartError extends Error {
	override readonly name = 'StartError'
}
