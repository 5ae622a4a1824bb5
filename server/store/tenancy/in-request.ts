import { runIn } from './scope.ts'

/** Answers a request: it sees the rows of the teams whose door it passes on its way (`admit.ts`), and at first of none. */
export async function inRequest<T>(work: () => T | Promise<T>): Promise<T> {
	return await runIn([], work)
}
