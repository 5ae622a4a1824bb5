import { ArchiveRestore, FileQuestion, Hourglass, Lock, ServerCrash } from 'lucide-react'
import { isRouteErrorResponse, Link, useRouteError } from '@remix-run/react'
import { ButtonLink } from './ui/button.tsx'
import { isRecord } from '#shared/is-record.ts'
import { Logo } from './ui/logo.tsx'

type ErrorPageWords = { Icon: typeof Lock; title: string; text: string }

// The framework hands on a problem document as its text.
function parsed(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return null
	}
}

function sentence(value: unknown): string | null {
	if (typeof value === 'string') return value.startsWith('{') ? sentence(parsed(value)) : value || null
	if (typeof value !== 'object' || value === null) return null
	if ('userMessage' in value && typeof value.userMessage === 'string') return value.userMessage
	if ('detail' in value && typeof value.detail === 'string') {
		const mend = 'mend' in value && typeof value.mend === 'string' ? ` ${value.mend}` : ''
		return value.detail + mend
	}
	return null
}

function wordsFor({
	status,
	reply,
	requestId,
}: {
	status: number
	reply: unknown
	requestId: string | null
}): ErrorPageWords {
	if (status === 404) {
		return {
			Icon: FileQuestion,
			title: 'Page not found',
			text: 'It was moved or deleted, or belongs to a team you are not in. Check the link with the person who sent it.',
		}
	}
	if (status === 403) {
		return {
			Icon: Lock,
			title: 'You do not have access',
			text: sentence(reply) ?? 'An owner or admin of the team can change your role.',
		}
	}
	if (status === 410) {
		return {
			Icon: ArchiveRestore,
			title: 'This plan is in the trash',
			text: sentence(reply) ?? 'An editor of the team can restore it for 30 days.',
		}
	}
	if (status === 429) {
		return { Icon: Hourglass, title: 'Too many requests', text: sentence(reply) ?? 'Wait a minute and try again.' }
	}
	if (status < 500) {
		return {
			Icon: FileQuestion,
			title: 'Request failed',
			text: sentence(reply) ?? 'Go back and try again.',
		}
	}
	const quote = requestId === null ? '' : ` If it happens again, quote request ${requestId}.`
	return { Icon: ServerCrash, title: 'This page failed to load', text: `Your saved work is safe.${quote}` }
}

const PLACES = [
	{ to: '/app', name: 'Your plans', says: 'and your teams' },
	{ to: '/', name: 'Home', says: 'with a sample plan, no account needed' },
	{ to: '/catalogue', name: 'Catalog', says: 'of chips, models, equipment, climates and grids, with sources' },
	{ to: '/methodology', name: 'Methodology', says: 'with every formula' },
	{ to: '/backtests', name: 'Backtests', says: 'against published buildouts' },
	{ to: '/check', name: 'Check an announcement', says: 'against real campuses' },
] as const

/** For somebody who guessed an address: the pages that need no other. */
function WhatIsThere() {
	return (
		<nav className="mt-8 text-left" aria-label="Other pages">
			<ul className="grid gap-1">
				{PLACES.map(({ to, name, says }) => (
					<li key={to}>
						<Link className="underline" to={to}>
							{name}
						</Link>{' '}
						<span className="text-ink-2">{says}</span>
					</li>
				))}
			</ul>
		</nav>
	)
}

/** Adds to what is told of a failure under which number the log has it: the framework hands on no more than a message, or a document. */
export const withRequestId = (told: Readonly<Record<string, unknown>>, id: string) =>
	typeof told['message'] === 'string'
		? { ...told, message: `${told['message']} (request ${id})` }
		: { ...told, requestId: id }

/** The number that was so added; null where none was. */
function requestIdIn(error: unknown): string | null {
	if (error instanceof Error) return /\(request ([\w-]{1,64})\)$/.exec(error.message)?.[1] ?? null
	const told = isRouteErrorResponse(error) && typeof error.data === 'string' ? parsed(error.data) : null
	return isRecord(told) && typeof told['requestId'] === 'string' ? told['requestId'] : null
}

/** What a person sees when a page cannot be shown: what happened, what is safe, and the way on. */
export function ErrorPage({ requestId }: { requestId: string | null }) {
	const error = useRouteError()
	const known = isRouteErrorResponse(error)
	const { Icon, title, text } = wordsFor({
		status: known ? error.status : 500,
		reply: known ? error.data : null,
		requestId: requestIdIn(error) ?? requestId,
	})
	return (
		<div>
			<header className="bar">
				<Logo />
			</header>
			<main className="empty" style={{ paddingTop: '14vh' }}>
				<Icon className="icon" strokeWidth={1.75} aria-hidden />
				<h1 className="mt-3 font-serif text-[24px]/[30px] font-semibold">{title}</h1>
				<p>{text}</p>
				<div className="empty-acts">
					<ButtonLink kind="primary" to="" reloadDocument>
						Try again
					</ButtonLink>
					<ButtonLink to="/">Home</ButtonLink>
				</div>
				{known && error.status === 404 && <WhatIsThere />}
			</main>
		</div>
	)
}
