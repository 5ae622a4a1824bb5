import '@fontsource-variable/ibm-plex-sans/standard.css'
import '@fontsource-variable/source-serif-4/index.css'
import './styles/app.css'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import type { ShouldRevalidateFunctionArgs } from '@remix-run/react'
import type { ReactNode } from 'react'
import { ErrorPage } from '#app/components/error-page.tsx'
import { choiceIn, ChoicesProvider, RAIL, STEP, THEME } from './hooks/use-choice.ts'
import { useNonce } from './hooks/use-nonce.ts'

export const meta: MetaFunction = () => [
	{ title: 'Strata' },
	{
		name: 'description',
		content: 'Plan an AI data-center buildout from megawatts to tokens, with the people who must build it.',
	},
]

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'
/** Only a choice of how pages look changes what stands here; an edit of a plan need not wait for it. */
export const shouldRevalidate = ({ formAction }: ShouldRevalidateFunctionArgs) =>
	[THEME, STEP, RAIL].some(({ name }) => formAction === `/${name}`)

export function loader({ request, context }: LoaderFunctionArgs) {
	const cookies = request.headers.get('Cookie')
	return {
		theme: THEME.inCookies(cookies),
		step: STEP.inCookies(cookies),
		rail: RAIL.inCookies(cookies),
		requestId: context.requestId,
	}
}

// Our policy lets no text become code; told so before it loads, the schema library does not try.
const NO_CODE_FROM_TEXT = 'globalThis.__zod_globalConfig = { jitless: true }'

export function Layout({ children }: { children: ReactNode }) {
	const nonce = useNonce()
	const read: unknown = useRouteLoaderData('root')
	const theme = choiceIn(THEME, read)
	return (
		<html lang="en" data-theme={theme}>
			<head>
				<meta charSet="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content={theme === 'system' ? 'light dark' : theme} />
				<link rel="icon" href="/favicon.svg" type="image/svg+xml" />
				<script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: NO_CODE_FROM_TEXT }} />
				<Meta />
				<Links />
			</head>
			<body>
				<ChoicesProvider value={read}>{children}</ChoicesProvider>
				<ScrollRestoration nonce={nonce} />
				<Scripts nonce={nonce} />
			</body>
		</html>
	)
}

export default function Root() {
	useLoaderData<typeof loader>()
	return <Outlet />
}

export function ErrorBoundary() {
	const root = useRouteLoaderData<typeof loader>('root')
	return <ErrorPage requestId={root?.requestId ?? null} />
}
