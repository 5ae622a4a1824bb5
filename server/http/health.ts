import { Router, type Response } from 'express'

export type HealthChecks = {
	/** Strata is shutting down and takes no new visitors */
	readonly isDraining: () => boolean
	/** false while the embedded database is being started again */
	readonly databaseIsUp: () => boolean
	/** resolves when the database answers and has every migration; rejects with a sentence otherwise */
	readonly databaseIsReady: () => Promise<void>
}

/** How long a look waits for the database, how long its last yes holds where it answers late, and how old it grows in traffic. */
const PATIENCE_MS = 500
const HOLDS_MS = 10_000
const RENEWED_AFTER_MS = 4000

/**
 * `/healthz`: the process lives. `/readyz`: it can serve. Neither touches a table of users. Whatever else is asked keeps the
 * last yes young, so that who looks for the first time on a busy machine is not told no for want of an earlier look.
 */
export function healthRoutes({ isDraining, databaseIsUp, databaseIsReady }: HealthChecks): Router {
	const router = Router()
	const { isReady, renew } = lookAt(databaseIsReady)
	router.get('/healthz', (_request, response) => answer(response, 200, 'ok'))
	router.get('/readyz', (_request, response) => {
		if (isDraining()) return answer(response, 503, 'shutting down')
		if (!databaseIsUp()) return answer(response, 503, 'the database is being started again')
		isReady().then(
			() => answer(response, 200, 'ok'),
			(error: unknown) => answer(response, 503, error instanceof Error ? error.message : 'not ready'),
		)
	})
	router.use((_request, _response, next) => {
		renew()
		next()
	})
	return router
}

function answer(response: Response, status: number, text: string): void {
	response.status(status).set('Cache-Control', 'no-store').type('text/plain').send(`${text}\n`)
}

/**
 * Looks at the database, once for all who ask at a time. A no counts at once. No answer yet is not a no: on a busy machine a
 * database that serves takes longer than a look may, and a balancer that took the server out then would make the rest busier.
 */
function lookAt(databaseIsReady: () => Promise<void>): { isReady: () => Promise<void>; renew: () => void } {
	const seen: { looking: Promise<void> | null; lookedAt: number; saidYesAt: number } = {
		looking: null,
		lookedAt: -Infinity,
		saidYesAt: -Infinity,
	}
	const look = () => {
		seen.lookedAt = performance.now()
		return databaseIsReady()
			.then(
				() => void (seen.saidYesAt = performance.now()),
				() => {
					seen.saidYesAt = -Infinity
					throw new Error('the database is not ready')
				},
			)
			.finally(() => (seen.looking = null))
	}
	const isReady = () =>
		new Promise<void>((resolve, reject) => {
			const timer = setTimeout(() => {
				if (performance.now() - seen.saidYesAt < HOLDS_MS) resolve()
				else reject(new Error('the database does not answer'))
			}, PATIENCE_MS)
			seen.looking ??= look()
			seen.looking.then(resolve, reject).finally(() => clearTimeout(timer))
		})
	const renew = () => {
		if (seen.looking !== null || performance.now() - seen.lookedAt < RENEWED_AFTER_MS) return
		seen.looking = look()
		// Who asks is told; a look that nobody waits for fails silently.
		seen.looking.catch(() => undefined)
	}
	return { isReady, renew }
}
