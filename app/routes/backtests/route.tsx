import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { PublicPage } from '#app/components/plan/public-page.tsx'
import { isSignedIn } from '#server/http/gates/require-user.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { getBacktests } from '#server/actions/backtests/get-backtests.ts'
import { buildBacktestsView } from '#server/views/pages/public/backtests-view.ts'
import { BacktestSection } from './backtest-section.tsx'

export const meta = titled('Backtests')

export async function loader(asked: LoaderFunctionArgs) {
	return { signedIn: await isSignedIn(asked), view: buildBacktestsView(await answering(getBacktests)) }
}

export default function Backtests() {
	const { signedIn, view } = useLoaderData<typeof loader>()
	return (
		<PublicPage title={view.finding} lede={view.lede} signedIn={signedIn} wide>
			<dl className="mt-6 mb-6 grid grid-cols-2 gap-x-8 gap-y-4 md:grid-cols-4">
				{view.figures.map((figure) => (
					<div key={figure.label}>
						<dt className="text-ink-2">{figure.label}</dt>
						<dd className="text-[22px] leading-8 font-semibold tabular-nums">{figure.value}</dd>
						<dd className="text-ink-2">{figure.sub}</dd>
					</div>
				))}
			</dl>
			<nav className="segments mb-4 flex-wrap" aria-label="Sections">
				{view.sections.map((section) => (
					<a key={section.id} href={`#${section.id}`}>
						{section.title} {section.rows.length}
					</a>
				))}
			</nav>
			<div className="grid gap-4">
				{view.sections.map((section) => (
					<BacktestSection key={section.id} section={section} />
				))}
			</div>
			<section className="prose mt-6" aria-labelledby="classes">
				<h2 id="classes">What the classes mean</h2>
				<dl>
					{view.classes.map(({ word, means }) => (
						<div key={word} className="flex flex-wrap gap-x-2 py-1">
							<dt className="font-semibold">{word}</dt>
							<dd>{means}</dd>
						</div>
					))}
				</dl>
			</section>
		</PublicPage>
	)
}
