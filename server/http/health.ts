import { Router, type Response } from 'express'

export type HealthChecks = {
	/** Strata is shutting down and takes no new visitors */
	readonly isDraining: () => boolean
	/** false while the embedded database is being started again */
	readonly databaseIsUp: () => boolean
	/** resolves when the database answers and has every migration; rejects with a sentence otherwise */
	readonly databaseIsReady: () => Promise<void>
}

const PATIENCE_MS = 500

/** `/healthz`: the process lives. `/readyz`: it can serve. Neither touches a table of users. */
export function healthRoutes({ isDraining, databaseIsUp, databaseIsReady }: HealthChecks): Router {
	const router = Router()
	router.get('/healthz', (_request, response) => answer(response, 200, 'ok'))
	router.get('/readyz', (_request, response) => {
		if (isDraining()) return answer(response, 503, 'shutting down')
		if (!databaseIsUp()) return answer(response, 503, 'the database is being started again')
		withPatience(databaseIsReady()).then(
			() => answer(response, 200, 'ok'),
			(error: unknown) => answer(response, 503, error instanceof Error ? error.message : 'not ready'),
		)
	})
	return router
}

function answer(response: Response, status: number, text: string): void {
	response.status(status).set('Cache-Control', 'no-store').type('text/plain').send(`${text}\n`)
}

function withPatience(work: Promise<void>): Promise<void> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error('the database does not answer')), PATIENCE_MS)
		work.then(resolve, () => reject(new Error('the database is not ready'))).finally(() => clearTimeout(timer))
	})
}
