// megalodon, which speaks to servers of many kinds: it finds out of which kind this one is, then lives a day.

import { createReadStream } from "node:fs";

import generator, { detector } from "megalodon";

import { PICTURE, SCOPES, ask, assert, eventually, ids, step, telephoneKeys, url } from "./day.mjs";

const kind = await detector(url);
const plain = generator(kind, url);
const app = await plain.registerApp("Megalodon", { scopes: SCOPES });

async function enter(name) {
  const code = await ask({ name, address: app.url });
  const token = await plain.fetchAccessToken(app.client_id, app.client_secret, code);
  return { token: token.access_token, client: generator(kind, url, token.access_token, "palabre-tests") };
}

const data = async (promise) => (await promise).data;
const { client: hawa, token } = await enter("hawa");
const { client: ido } = await enter("ido");
const me = await data(hawa.verifyAccountCredentials());
const other = await data(ido.verifyAccountCredentials());
let post;

await step("verify", async () => {
  assert.equal(kind, "mastodon");
  assert.equal((await data(hawa.verifyAppCredentials())).name, "Megalodon");
  assert.deepEqual([me.acct, other.acct], ["hawa", "ido"]);
  assert.ok((await data(hawa.getInstance())).title);
  assert.deepEqual(await data(hawa.getInstancePeers()), []);
});

await step("profile", async () => {
  const changed = await data(hawa.updateCredentials({ display_name: "Hawa", note: "Keeps bees", locked: false }));
  assert.equal(changed.display_name, "Hawa");
  assert.equal((await data(hawa.getPreferences()))["posting:default:visibility"], "public");
});

await step("follow", async () => {
  assert.ok((await data(ido.followAccount(me.id, { reblog: true }))).following);
  assert.deepEqual(ids(await data(hawa.getAccountFollowers(me.id))), [other.id]);
  assert.deepEqual(ids(await data(ido.getAccountFollowing(other.id))), [me.id]);
  assert.ok((await data(ido.getRelationships([me.id])))[0].following);
  assert.equal((await data(ido.setAccountNote(me.id, "honey"))).note, "honey");
  assert.ok((await data(ido.pinAccount(me.id))).endorsed);
  assert.deepEqual(ids(await data(ido.getEndorsements())), [me.id]);
  assert.equal((await data(ido.lookupAccount("hawa"))).id, me.id);
});

await step("post with a picture", async () => {
  const media = await data(hawa.uploadMedia(createReadStream(PICTURE), { description: "A green square", focus: "0.1,-0.2" }));
  assert.equal((await data(hawa.getMedia(media.id))).description, "A green square");
  const options = { media_ids: [media.id], language: "en" };
  post = await data(hawa.postStatus("The hives are full #Honey", options));
  assert.equal(post.media_attachments[0].description, "A green square");
  for (const timeline of [ido.getHomeTimeline(), ido.getLocalTimeline(), ido.getTagTimeline("honey")])
    assert.ok(ids(await data(timeline)).includes(post.id));
});

await step("poll", async () => {
  const asked = await data(hawa.postStatus("Which jar?", { poll: { options: ["Small", "Large"], expires_in: 3600 } }));
  await ido.votePoll(asked.poll.id, [1]);
  assert.equal((await data(hawa.getPoll(asked.poll.id))).votes_count, 1);
});

await step("reply, boost, favourite, bookmark", async () => {
  const reply = await data(ido.postStatus("@hawa keep one for me", { in_reply_to_id: post.id }));
  assert.deepEqual(ids((await data(hawa.getStatusContext(post.id))).descendants), [reply.id]);
  assert.ok((await data(ido.reblogStatus(post.id))).reblogged);
  assert.ok((await data(ido.favouriteStatus(post.id))).favourited);
  assert.ok((await data(ido.bookmarkStatus(post.id))).bookmarked);
  assert.deepEqual(ids(await data(ido.getBookmarks())), [post.id]);
  assert.deepEqual(ids(await data(ido.getFavourites())), [post.id]);
  assert.deepEqual(ids(await data(hawa.getStatusRebloggedBy(post.id))), [other.id]);
  assert.deepEqual(ids(await data(hawa.getStatusFavouritedBy(post.id))), [other.id]);
});

await step("notifications", async () => {
  const told = await eventually(async () => {
    const found = await data(hawa.getNotifications());
    return found.length === 4 && found;
  });
  assert.deepEqual(told.map((each) => each.type).sort(), ["favourite", "follow", "mention", "reblog"]);
  assert.equal((await data(hawa.getNotification(told[0].id))).id, told[0].id);
  await hawa.dismissNotification(told[0].id);
  await hawa.dismissNotifications();
  assert.deepEqual(await data(hawa.getNotifications()), []);
});

await step("edit", async () => {
  const edited = await data(hawa.editStatus(post.id, { status: "The hives are heavy #Honey" }));
  assert.ok(edited.content.includes("heavy"));
  assert.equal((await data(hawa.getStatusSource(post.id))).text, "The hives are heavy #Honey");
  assert.ok((await data(hawa.pinStatus(post.id))).pinned);
  assert.ok((await data(hawa.muteStatus(post.id))).muted);
});

await step("list", async () => {
  const list = await data(ido.createList("Growers"));
  await ido.addAccountsToList(list.id, [me.id]);
  assert.deepEqual(ids(await data(ido.getAccountsInList(list.id))), [me.id]);
  const said = await data(hawa.postStatus("For the growers"));
  assert.equal((await data(ido.getListTimeline(list.id)))[0].id, said.id);
  assert.equal((await data(ido.updateList(list.id, "Keepers"))).title, "Keepers");
  await ido.deleteAccountsFromList(list.id, [me.id]);
  await ido.deleteList(list.id);
  assert.deepEqual(await data(ido.getLists()), []);
});

await step("filter", async () => {
  const filter = await data(ido.createFilter("wasps", ["home"], { whole_word: true }));
  assert.equal((await data(ido.updateFilter(filter.id, "hornets", ["home"]))).phrase, "hornets");
  assert.deepEqual(ids(await data(ido.getFilters())), [filter.id]);
  await ido.deleteFilter(filter.id);
});

await step("tags", async () => {
  assert.ok((await data(ido.followTag("honey"))).following);
  assert.equal((await data(ido.getFollowedTags()))[0].name.toLowerCase(), "honey");
  const featured = await data(hawa.createFeaturedTag("honey"));
  assert.deepEqual(ids(await data(hawa.getFeaturedTags())), [featured.id]);
});

await step("search", async () => {
  assert.deepEqual(ids((await data(ido.search("hives"))).statuses), [post.id]);
  assert.deepEqual(ids(await data(ido.searchAccount("hawa"))), [me.id]);
});

await step("conversation", async () => {
  const word = await data(ido.postStatus("@hawa between us", { visibility: "direct" }));
  const [found] = await eventually(async () => {
    const list = await data(hawa.getConversationTimeline());
    return list.length > 0 && list;
  });
  assert.equal(found.last_status.id, word.id);
  assert.equal((await data(hawa.readConversation(found.id))).unread, false);
  await hawa.deleteConversation(found.id);
});

await step("scheduled", async () => {
  const at = (hours) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const planned = await data(hawa.postStatus("Later", { scheduled_at: at(2) }));
  const later = at(3);
  assert.equal((await data(hawa.scheduleStatus(planned.id, later))).scheduled_at, later);
  await hawa.cancelScheduledStatus(planned.id);
  assert.deepEqual(await data(hawa.getScheduledStatuses()), []);
});

await step("push", async () => {
  const endpoint = "https://push.example/telephone";
  const alerts = { mention: true, follow: false };
  await hawa.subscribePushNotification({ endpoint, keys: await telephoneKeys() }, { alerts });
  assert.equal((await data(hawa.getPushSubscription())).endpoint, endpoint);
  await hawa.updatePushSubscription({ alerts: { ...alerts, follow: true } });
  await hawa.deletePushSubscription();
});

await step("stream", async () => {
  const stream = await ido.userStreaming();
  const heard = new Promise((resolve, reject) => {
    stream.on("update", resolve);
    stream.on("error", reject);
  });
  await new Promise((resolve) => stream.on("connect", resolve));
  const said = await eventually(async () => {
    const status = await data(hawa.postStatus("Is anyone there?"));
    return Promise.race([heard, new Promise((resolve) => setTimeout(resolve, 1000))]).then((got) => got && status);
  });
  assert.equal((await heard).account.id, said.account.id);
  stream.stop();
});

await step("markers", async () => {
  await hawa.saveMarkers({ home: { last_read_id: post.id } });
  assert.equal((await data(hawa.getMarkers(["home"]))).home.last_read_id, post.id);
});

await step("mute, block, report", async () => {
  assert.ok((await data(hawa.muteAccount(other.id, true))).muting);
  assert.deepEqual(ids(await data(hawa.getMutes())), [other.id]);
  assert.equal((await data(hawa.report(other.id, { comment: "Loud", category: "spam" }))).comment, "Loud");
  assert.ok((await data(hawa.blockAccount(other.id))).blocking);
  assert.deepEqual(ids(await data(hawa.getBlocks())), [other.id]);
  assert.equal((await data(hawa.unblockAccount(other.id))).blocking, false);
});

await step("delete", async () => {
  await hawa.deleteStatus(post.id);
  await assert.rejects(() => hawa.getStatus(post.id), (error) => error.response.status === 404);
  await plain.revokeToken(app.client_id, app.client_secret, token);
  await assert.rejects(() => hawa.verifyAccountCredentials(), (error) => error.response.status === 401);
});

process.exit(0);
