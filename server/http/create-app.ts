import type { ServerResponse } from 'node:http'
import path from 'node:path'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type Express, type RequestHandler } from 'express'
import { askedFrom } from '../access/asker.ts'
import { inRequest } from '../store/tenancy/in-request.ts'
import type { Env } from '../env.ts'
import { ownTurn } from './own-turn.ts'
import { addressGate } from './gates/address-gate.ts'
import { bodyLimit } from './forms/body-limit.ts'
import { privateByDefault } from './cache-control.ts'
import { drainBody } from './forms/drain-body.ts'
import { errorPage } from './refusals/error-page.ts'
import { answeringPages } from './refusals/problem.ts'
import { databaseGate } from './gates/database-gate.ts'
import { dropForgedForwarding } from './forwarded.ts'
import { healthRoutes, type HealthChecks } from './health.ts'
import { createMetrics } from './metrics.ts'
import { originGate } from './gates/origin-gate.ts'
import { requestId, requestIdOf } from './request-id.ts'
import { cspNonceOf, securityHeaders } from './security-headers.ts'

export type AppParts = {
	readonly env: Env
	readonly root: string
	readonly health: HealthChecks
	/** the built application, or a way to get its newest form while developing */
	readonly build: ServerBuild | (() => Promise<ServerBuild>)
	/** the bundler's own addresses, while developing */
	readonly bundler: RequestHandler | null
}

/** The whole web server, from the socket to the pages; every response passes the same first steps. */
export function createApp({ env, root, health, build, bundler }: AppParts): Express {
	const app = express()
	const metrics = createMetrics()
	app.disable('x-powered-by')
	app.set('trust proxy', env.TRUST_PROXY)
	app.use(dropForgedForwarding(env.TRUST_PROXY))
	app.use(requestId)
	app.use(sendAway(health.isDraining))
	app.use(securityHeaders({ secure: env.ORIGIN?.startsWith('https:') === true, hotReload: bundler !== null }))
	app.use(privateByDefault)
	app.use(metrics.count)
	app.use(healthRoutes(health))
	app.use(metrics.routes)
	// Answering this address of the framework costs most of a second of computing for one small request.
	app.use('/__manifest', (_request, response) => response.status(404).type('text/plain').send('Not found.\n'))
	app.use(addressGate)
	app.use(originGate(env.ORIGIN))
	app.use(bodyLimit)
	app.use(drainBody)
	app.use(
		compression({
			filter: (request, response) =>
				!isEventStream(response.getHeader('Content-Type')) && compression.filter(request, response),
		}),
	)
	if (bundler === null) {
		const client = path.join(root, 'build/client')
		app.use(
			'/assets',
			express.static(path.join(client, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
		)
		app.use(express.static(client, { maxAge: '1h', index: false }))
	} else {
		app.use(bundler)
	}
	app.use(databaseGate(health.databaseIsUp))
	const pages = createRequestHandler({
		build: typeof build === 'function' ? async () => answeringPages(await build()) : answeringPages(build),
		mode: env.NODE_ENV,
		getLoadContext: (request, response) => ({
			cspNonce: cspNonceOf(response.locals),
			requestId: requestIdOf(response.locals),
			clientAddress: request.ip ?? '',
			gone: goneSignal(response),
		}),
	})
	app.all('*', (request, response, next) => {
		const answered = inRequest(() =>
			askedFrom(request.ip ?? '', async () => {
				await ownTurn()
				await pages(request, response, next)
			}),
		)
		answered.catch(next)
	})
	app.use(errorPage)
	return app
}

/**
 * Fires when nobody reads an answer any more. The signal of a request that a loader is given cannot be relied on for that: it
 * is tied to its source through copies of the request that nobody holds, and falls silent once they are collected.
 */
function goneSignal(response: ServerResponse): AbortSignal {
	const gone = new AbortController()
	if (response.destroyed) gone.abort()
	else response.once('close', () => gone.abort())
	return gone.signal
}

function isEventStream(contentType: unknown): boolean {
	return String(contentType).startsWith('text/event-stream')
}

/** A server that is about to end answers, and has the next request come by a new connection: elsewhere. */
function sendAway(isDraining: () => boolean): RequestHandler {
	return (_request, response, next) => {
		if (isDraining()) response.set('Connection', 'close')
		next()
	}
}
