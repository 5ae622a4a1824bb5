import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { PublicPage } from '#app/components/plan/public-page.tsx'
import { apiDocs, type DocumentedCall as Call } from '#server/http/api/docs-view.ts'
import { isSignedIn } from '#server/http/gates/require-user.ts'

/** One call: what it does, what it takes, what it answers. */
function DocumentedCall({ id, method, path, summary, description, parameters, bodies, answers }: Call) {
	return (
		<details id={id} className="scroll-mt-6 border-t border-line py-2">
			<summary className="cursor-pointer">
				<code className="font-semibold">{method}</code> <code className="break-all">{path}</code>
				<span className="block text-ink-2">{summary}</span>
			</summary>
			<p>{description}</p>
			{(parameters.length > 0 || bodies.length > 0) && (
				<dl className="grid gap-1">
					{parameters.map((parameter) => (
						<div key={`${parameter.in} ${parameter.name}`}>
							<dt className="inline">
								<code>{parameter.name}</code> <span className="text-ink-3">in the {parameter.in}</span>
								{parameter.required && <span className="text-ink-3">, required</span>}
							</dt>
							{parameter.description !== undefined && <dd className="ml-4">{parameter.description}</dd>}
						</div>
					))}
					{bodies.length > 0 && (
						<div>
							<dt className="inline">Body</dt> <dd className="inline">{bodies.join(' or ')}</dd>
						</div>
					)}
				</dl>
			)}
			<ul>
				{answers.map(({ status, says }) => (
					<li key={status}>
						<code>{status}</code> {says}
					</li>
				))}
			</ul>
		</details>
	)
}

/** How a spreadsheet and a notebook read figures with a token. */
function Feeds({ origin }: { origin: string }) {
	const csv = `${origin}/api/v1/projects/PROJECT/result.csv?key=layers.energy.coverage,facilityPowerMW`
	return (
		<section id="feeds" className="scroll-mt-6">
			<h2>Spreadsheets and notebooks</h2>
			<p>
				<code>result.csv</code> and <code>result.json</code> have one row per figure, place and month. Filter them with{' '}
				<code>key</code>, <code>place</code> and <code>month</code>. The plan’s lists are under <code>tables</code>.
			</p>
			<p>Excel (Power Query, blank query):</p>
			<pre>
				<code>{`let
  Text = Web.Contents("${csv}",
    [Headers = [Authorization = "Bearer " & Token]]),
  Rows = Table.PromoteHeaders(Csv.Document(Text, [Encoding = 65001]))
in
  Rows`}</code>
			</pre>
			<p>A notebook:</p>
			<pre>
				<code>{`import pandas as pd
figures = pd.read_csv("${csv}",
    storage_options={"Authorization": f"Bearer {token}"}, encoding="utf-8-sig")
figures.pivot(index="month", columns="address", values="value")`}</code>
			</pre>
			<p>An assistant (Model Context Protocol):</p>
			<pre>
				<code>{`STRATA_TOKEN=… npm run --silent strata -- mcp --server ${origin}`}</code>
			</pre>
		</section>
	)
}

export const meta = titled('API')

export async function loader(asked: LoaderFunctionArgs) {
	return { signedIn: await isSignedIn(asked), origin: new URL(asked.request.url).origin, ...apiDocs() }
}

export default function ApiDocs() {
	const { signedIn, origin, about, tags } = useLoaderData<typeof loader>()
	return (
		<PublicPage title="API reference" lede={about} signedIn={signedIn}>
			<div className="prose mt-4">
				<p>
					An owner or admin creates a token under <b>Tokens</b> of the team. Send it with every call. Errors are problem
					documents with a <code>detail</code> and, for invalid input, <code>errors</code> by path. To generate a
					client, use{' '}
					<a className="underline" href="/api/v1/openapi.json">
						OpenAPI 3.1
					</a>
					.
				</p>
				<pre>
					<code>{`curl -H "Authorization: Bearer $STRATA_TOKEN" ${origin}/api/v1/projects`}</code>
				</pre>
				<Feeds origin={origin} />
				{tags.map(({ name, description, calls }) => (
					<section key={name} id={name.toLowerCase()} className="scroll-mt-6">
						<h2>{name}</h2>
						<p>{description}</p>
						{calls.map((call) => (
							<DocumentedCall key={call.id} {...call} />
						))}
					</section>
				))}
			</div>
		</PublicPage>
	)
}
