import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LandingBar } from '#app/components/plan/landing-bar.tsx'
import { isVisitor } from '#server/auth/actor.ts'
import { findUser } from '#server/http/gates/require-user.ts'
import { GLOSSARY } from '#shared/presentation/wording/glossary.ts'

export const meta: MetaFunction = () => [{ title: 'Glossary · Strata' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
	const user = await findUser({ request, context })
	return { signedIn: user !== null && !isVisitor(user) }
}

const TERMS = [...GLOSSARY].sort((a, b) => a.term.localeCompare(b.term, 'en'))

export default function Glossary() {
	const { signedIn } = useLoaderData<typeof loader>()
	return (
		<div className="landing">
			<LandingBar signedIn={signedIn} />
			<main className="pt-6">
				<h1 className="!text-[34px] !leading-10">What the words mean</h1>
				<p className="landing-lede">
					The terms of the trade as Strata uses them. A page links each where it first stands.
				</p>
				<dl className="glossary mt-4">
					{TERMS.map(({ id, term, meaning }) => (
						<div key={id} id={id} className="scroll-mt-6">
							<dt>{term}</dt>
							<dd>{meaning}</dd>
						</div>
					))}
				</dl>
			</main>
		</div>
	)
}
