// masto.js, from the registration of its app to the last post of the day.

import { createOAuthAPIClient, createRestAPIClient, createStreamingAPIClient } from "masto";

import { SCOPES, ask, assert, eventually, ids, picture, step, telephoneKeys, url } from "./day.mjs";

const REDIRECT = "urn:ietf:wg:oauth:2.0:oob";
const app = await createRestAPIClient({ url }).v1.apps.create({
  clientName: "Masto",
  redirectUris: REDIRECT,
  scopes: SCOPES.join(" "),
});

async function enter(name) {
  const query = new URLSearchParams({
    client_id: app.clientId,
    redirect_uri: REDIRECT,
    response_type: "code",
    scope: SCOPES.join(" "),
  });
  const code = await ask({ name, address: `${url}/oauth/authorize?${query}` });
  const { accessToken } = await createOAuthAPIClient({ url }).token.create({
    grantType: "authorization_code",
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    redirectUri: REDIRECT,
    scope: SCOPES.join(" "),
    code,
  });
  return { accessToken, client: createRestAPIClient({ url, accessToken }) };
}

const { client: fatou, accessToken } = await enter("fatou");
const { client: gil, accessToken: listening } = await enter("gil");
const me = await fatou.v1.accounts.verifyCredentials.fetch();
const other = await gil.v1.accounts.verifyCredentials.fetch();
let post;

await step("verify", async () => {
  assert.equal((await fatou.v1.apps.verifyCredentials.fetch()).name, "Masto");
  assert.deepEqual([me.acct, other.acct], ["fatou", "gil"]);
  assert.ok((await fatou.v2.instance.fetch()).configuration.statuses.maxCharacters > 0);
});

await step("profile", async () => {
  const changed = await fatou.v1.accounts.updateCredentials({
    displayName: "Fatou",
    note: "Mends nets",
    avatar: await picture(),
    fieldsAttributes: [{ name: "Port", value: "Joal" }],
  });
  assert.equal(changed.displayName, "Fatou");
  assert.notEqual(changed.avatar, me.avatar);
  assert.equal(changed.fields[0].value, "Joal");
});

await step("follow", async () => {
  assert.ok((await gil.v1.accounts.$select(me.id).follow()).following);
  assert.deepEqual(ids(await fatou.v1.accounts.$select(me.id).followers.list()), [other.id]);
});

await step("post with a picture", async () => {
  const media = await fatou.v2.media.create({ file: await picture(), description: "A green square" });
  post = await fatou.v1.statuses.create({ status: "The boats are back #Tide", mediaIds: [media.id], language: "en" });
  assert.equal(post.mediaAttachments[0].description, "A green square");
  assert.ok(ids(await gil.v1.timelines.home.list()).includes(post.id));
  assert.ok(ids(await gil.v1.timelines.tag.$select("tide").list()).includes(post.id));
});

await step("poll", async () => {
  const asked = await fatou.v1.statuses.create({
    status: "When do we sail?",
    poll: { options: ["Dawn", "Noon"], expiresIn: 3600 },
  });
  const poll = await gil.v1.polls.$select(asked.poll.id).votes.create({ choices: [1] });
  assert.deepEqual(poll.ownVotes, [1]);
  assert.equal((await fatou.v1.polls.$select(asked.poll.id).fetch()).votesCount, 1);
});

await step("reply, boost, favourite, bookmark", async () => {
  const reply = await gil.v1.statuses.create({ status: "@fatou with a full hold", inReplyToId: post.id });
  assert.deepEqual(ids((await fatou.v1.statuses.$select(post.id).context.fetch()).descendants), [reply.id]);
  assert.ok((await gil.v1.statuses.$select(post.id).reblog()).reblogged);
  assert.ok((await gil.v1.statuses.$select(post.id).favourite()).favourited);
  assert.ok((await gil.v1.statuses.$select(post.id).bookmark()).bookmarked);
  assert.deepEqual(ids(await gil.v1.bookmarks.list()), [post.id]);
  const seen = await fatou.v1.statuses.$select(post.id).fetch();
  assert.deepEqual([seen.repliesCount, seen.reblogsCount, seen.favouritesCount], [1, 1, 1]);
});

await step("notifications", async () => {
  const kinds = ["favourite", "follow", "mention", "reblog"];
  const groups = await eventually(async () => {
    const { notificationGroups } = await fatou.v2.notifications.list();
    return kinds.every((kind) => notificationGroups.some((group) => group.type === kind)) && notificationGroups;
  });
  const liked = groups.find((group) => group.type === "favourite");
  assert.deepEqual(ids(await fatou.v2.notifications.$select(liked.groupKey).accounts.fetch()), [other.id]);
  await fatou.v1.notifications.clear();
  assert.equal((await fatou.v2.notifications.unreadCount.fetch()).count, 0);
});

await step("edit", async () => {
  const edited = await fatou.v1.statuses.$select(post.id).update({ status: "The boats are home #Tide" });
  assert.ok(edited.editedAt);
  assert.equal((await fatou.v1.statuses.$select(post.id).history.list()).length, 2);
  assert.equal((await fatou.v1.statuses.$select(post.id).source.fetch()).text, "The boats are home #Tide");
});

await step("quote", async () => {
  const quote = await gil.v1.statuses.create({ status: "Good news", quotedStatusId: post.id });
  assert.equal(quote.quote.state, "accepted");
  assert.equal(quote.quote.quotedStatus.id, post.id);
  assert.deepEqual(ids(await fatou.v1.statuses.$select(post.id).quotes.list()), [quote.id]);
});

await step("list", async () => {
  const list = await gil.v1.lists.create({ title: "Harbour" });
  await gil.v1.lists.$select(list.id).accounts.create({ accountIds: [me.id] });
  const said = await fatou.v1.statuses.create({ status: "For the harbour" });
  assert.equal((await gil.v1.timelines.list.$select(list.id).list())[0].id, said.id);
  await gil.v1.lists.$select(list.id).update({ title: "Quay" });
  await gil.v1.lists.$select(list.id).remove();
  assert.deepEqual(await gil.v1.lists.list(), []);
});

await step("filter", async () => {
  const filter = await gil.v2.filters.create({
    title: "Weather",
    context: ["home"],
    filterAction: "warn",
    keywordsAttributes: [{ keyword: "fog", wholeWord: true }],
  });
  const said = await fatou.v1.statuses.create({ status: "Nothing but fog" });
  const seen = (await gil.v1.timelines.home.list()).find((each) => each.id === said.id);
  assert.deepEqual(seen.filtered[0].keywordMatches, ["fog"]);
  await gil.v2.filters.$select(filter.id).remove();
});

await step("tags", async () => {
  assert.ok((await gil.v1.tags.$select("tide").follow()).following);
  assert.equal((await gil.v1.followedTags.list())[0].name.toLowerCase(), "tide");
  const featured = await fatou.v1.featuredTags.create({ name: "tide" });
  assert.deepEqual(ids(await gil.v1.accounts.$select(me.id).featuredTags.list()), [featured.id]);
});

await step("search", async () => {
  const found = await gil.v2.search.fetch({ q: "boats" });
  assert.deepEqual(ids(found.statuses), [post.id]);
  assert.ok(ids((await gil.v2.search.fetch({ q: "fatou", type: "accounts" })).accounts).includes(me.id));
  assert.equal((await gil.v2.search.fetch({ q: "#tide" })).hashtags[0].name.toLowerCase(), "tide");
});

await step("conversation", async () => {
  const word = await gil.v1.statuses.create({ status: "@fatou between us", visibility: "direct" });
  const [conversation] = await eventually(async () => {
    const found = await fatou.v1.conversations.list();
    return found.length > 0 && found;
  });
  assert.equal(conversation.lastStatus.id, word.id);
  assert.equal((await fatou.v1.conversations.$select(conversation.id).read()).unread, false);
});

await step("scheduled", async () => {
  const scheduledAt = new Date(Date.now() + 2 * 3_600_000).toISOString();
  const planned = await fatou.v1.statuses.create({ status: "Later", scheduledAt });
  assert.equal(planned.scheduledAt, scheduledAt);
  await fatou.v1.scheduledStatuses.$select(planned.id).remove();
  assert.deepEqual(await fatou.v1.scheduledStatuses.list(), []);
});

await step("push", async () => {
  const keys = await telephoneKeys();
  const made = await fatou.v1.push.subscription.create({
    subscription: { endpoint: "https://push.example/telephone", keys },
    data: { alerts: { mention: true } },
    policy: "followed",
  });
  assert.ok(made.serverKey);
  const changed = await fatou.v1.push.subscription.update({ data: { alerts: { follow: true } } });
  assert.ok(changed.alerts.follow);
  await fatou.v1.push.subscription.remove();
});

await step("stream", async () => {
  const { configuration } = await gil.v2.instance.fetch();
  const client = createStreamingAPIClient({
    streamingApiUrl: configuration.urls.streaming,
    accessToken: listening,
  });
  await client.prepare();
  const events = client.user.subscribe()[Symbol.asyncIterator]();
  const hearing = (async () => {
    for (;;) {
      const { value } = await events.next();
      if (value.event === "update") return value.payload;
    }
  })();
  const said = await fatou.v1.statuses.create({ status: "Is anyone there?" });
  assert.equal((await hearing).id, said.id);
  client.close();
});

await step("pages", async () => {
  const seen = [];
  for await (const page of fatou.v1.accounts.$select(me.id).statuses.list({ limit: 2 })) seen.push(...ids(page));
  assert.equal(new Set(seen).size, seen.length);
  assert.ok(seen.length > 4 && seen.includes(post.id));
});

await step("mute, block, report", async () => {
  assert.ok((await fatou.v1.accounts.$select(other.id).mute({ duration: 60 })).muting);
  assert.deepEqual(ids(await fatou.v1.mutes.list()), [other.id]);
  const report = await fatou.v1.reports.create({ accountId: other.id, comment: "Loud", category: "spam" });
  assert.equal(report.targetAccount.id, other.id);
  assert.ok((await fatou.v1.accounts.$select(other.id).block()).blocking);
  assert.deepEqual(await fatou.v1.accounts.$select(other.id).unblock().then((each) => each.blocking), false);
});

await step("delete", async () => {
  await fatou.v1.statuses.$select(post.id).remove();
  await assert.rejects(() => fatou.v1.statuses.$select(post.id).fetch(), { statusCode: 404 });
  await createOAuthAPIClient({ url }).revoke({
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    token: accessToken,
  });
  await assert.rejects(() => fatou.v1.accounts.verifyCredentials.fetch(), { statusCode: 401 });
});

process.exit(0);
