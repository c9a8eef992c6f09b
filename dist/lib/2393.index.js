export const id = 2393;
export const ids = [2393];
export const modules = {

/***/ 32393:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkTls: () => (/* binding */ checkTls)
});

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
// EXTERNAL MODULE: ./src/smoke/probe.ts
var probe = __webpack_require__(43143);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
;// CONCATENATED MODULE: ./src/smoke/handshake.ts



const UNREACHABLE = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_PROXY_)/;
/**
 * Makes one TLS connection and ends it without a request. Whatever the certificate, so that all of its faults can be
 * told. The agent of `node:https` makes it, because it knows how to go through a proxy.
 */
async function shakeHands(url, { transport, deadline, requestMs, signal }, { versions = ['TLSv1', 'TLSv1.3'], alpn = ['h2', 'http/1.1'] } = {}) {
    signal.throwIfAborted();
    const { proxyEnv = process.env, ca } = transport;
    const timeoutMs = Math.max(1, Math.min(requestMs, deadline - performance.now()));
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const options = {
        host,
        port: url.port || 443,
        agent: new external_node_https_.Agent({ proxyEnv, maxCachedSessions: 0 }),
        ...((0,external_node_net_.isIP)(host) ? {} : { servername: host }),
        ...(ca === undefined ? {} : { ca }),
        rejectUnauthorized: false,
        // It would hide what is wrong with the chain.
        checkServerIdentity: () => undefined,
        minVersion: versions[0],
        maxVersion: versions[1],
        // OpenSSL itself refuses old protocols at its usual level of security.
        ciphers: 'DEFAULT@SECLEVEL=0',
        ALPNProtocols: alpn,
    };
    const sent = (0,external_node_https_.request)(options);
    const { promise, resolve, reject } = Promise.withResolvers();
    const timer = setTimeout(() => {
        resolve({ secure: false, nobody: false, message: `no answer within ${(timeoutMs / 1000).toFixed(1)} s` });
    }, timeoutMs);
    const cancel = () => {
        reject(signal.reason);
    };
    signal.addEventListener('abort', cancel, { once: true });
    sent.on('error', (error) => {
        resolve({ secure: false, nobody: UNREACHABLE.test(error.code ?? ''), message: error.message });
    });
    sent.on('socket', (socket) => {
        const read = () => {
            const handshake = readHandshake(socket);
            if (handshake)
                resolve(handshake);
            return handshake !== undefined;
        };
        // Through a proxy the socket comes when all is done, otherwise before.
        if (read())
            return;
        socket.once('secureConnect', () => {
            if (!read())
                resolve({ secure: false, nobody: false, message: 'the server shows no certificate' });
        });
    });
    try {
        return await promise;
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
        sent.destroy();
    }
}
function readHandshake(socket) {
    if (!(socket instanceof external_node_tls_.TLSSocket))
        return undefined;
    // To be asked once: of a connection through a proxy Node tells it a single time.
    const certificate = socket.getPeerX509Certificate();
    if (!certificate)
        return undefined;
    return {
        secure: true,
        certificate,
        complaint: socket.authorized ? '' : String(socket.authorizationError),
        protocol: socket.getProtocol() ?? 'an unknown protocol',
        alpn: socket.alpnProtocol || undefined,
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/smoke/trust.ts



const LONGEST_CHAIN = 10;
/** Faults of date stand apart; OpenSSL tells only its last complaint, and an expired certificate hides all others. */
function trustFaults({ certificate, complaint }, ca) {
    if (complaint === '')
        return [];
    const chain = chainOf(certificate);
    const last = chain.at(-1) ?? certificate;
    if (isSignedBy(last, last)) {
        if (authorities(ca).some((root) => root.fingerprint256 === last.fingerprint256))
            return rest(complaint);
        if (chain.length === 1)
            return ['it is self-signed, so that nobody vouches for it'];
        return [`its chain ends in ${who(last)}, a root that nobody here trusts`];
    }
    if (authorities(ca).some((root) => isSignedBy(last, root)))
        return rest(complaint);
    if (chain.length === 1) {
        const issuer = (0,probe/* oneLine */.TN)(issuerOf(last), 80);
        return [
            `the server does not send the intermediate certificate of its issuer ${issuer}; browsers may know it, other clients don't`,
        ];
    }
    return [`its chain ends in ${who(last)}, whose issuer ${(0,probe/* oneLine */.TN)(issuerOf(last), 80)} is an unknown root`];
}
/** What neither the dates nor the chain of names and signatures explain. */
function rest(complaint) {
    return /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/.test(complaint) ? [] : [`it is not trusted (${(0,probe/* oneLine */.TN)(complaint, 80)})`];
}
/** The certificate and those that issued it, as far as they are known. */
function chainOf(leaf) {
    const chain = [];
    let next = leaf;
    while (next && chain.length < LONGEST_CHAIN && chain.every((one) => one.fingerprint256 !== next?.fingerprint256)) {
        chain.push(next);
        next = next.issuerCertificate;
    }
    return chain;
}
function nameOf({ subject }) {
    return commonName(subject);
}
function issuerOf({ issuer }) {
    return commonName(issuer);
}
function commonName(lines) {
    return /^CN=(.+)$/m.exec(lines ?? '')?.[1] ?? (lines ?? '').replaceAll('\n', ', ');
}
function who(certificate) {
    return (0,probe/* oneLine */.TN)(nameOf(certificate), 80);
}
function isSignedBy(certificate, issuer) {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}
function authorities(ca) {
    const pem = ca === undefined ? (0,external_node_tls_.getCACertificates)('default') : (ca.match(/-----BEGIN[^]+?-----END[^-]+-----/g) ?? []);
    return pem.map((one) => new external_node_crypto_.X509Certificate(one));
}

;// CONCATENATED MODULE: ./src/smoke/tls.ts





const DAY = 86_400_000;
const LEAST_DAYS = 3;
// Those that live for a week or less are renewed in their last days: https://letsencrypt.org/docs/profiles/
const SHORT_LIVED_DAYS = 10;
/** Looks at the certificate and the protocol of a host, and tells every fault at once. */
async function checkTls(check, scene) {
    const url = scene.locate(check.address);
    if (url.protocol !== 'https:')
        return [fail(`${url.origin} is no https address, so that nothing protects it`)];
    const ask = (offer) => shakeHands(url, scene, offer);
    const below = check.protocol === 'TLSv1.3' ? 'TLSv1.2' : 'TLSv1.1';
    const [seen, weak, old] = await Promise.all([
        ask({}),
        ask({ versions: ['TLSv1', below] }),
        ask({ alpn: ['http/1.1'] }),
    ]);
    if (!seen.secure)
        return [unreachable(url, seen)];
    const { certificate, protocol } = seen;
    const faults = [
        ...validityFaults(certificate),
        ...hostFaults(url, certificate),
        ...trustFaults(seen, scene.transport.ca),
        ...(weak.secure ? [`it accepts ${weak.protocol}, at least ${check.protocol} expected`] : []),
    ];
    const speaks = seen.alpn === 'h2' ? (old.secure && old.alpn !== 'h2' ? 'HTTP/2 and 1.1' : 'HTTP/2 only') : 'HTTP/1.1';
    const issuers = chainOf(certificate).slice(1).map(nameOf);
    const chain = issuers.length > 0 ? issuers.join(' and ') : nameOf(certificate);
    const about = (0,probe/* oneLine */.TN)(`${protocol}, ${speaks}, signed by ${chain}`, 200);
    const trust = faults.length > 0
        ? fail(`the certificate of ${url.host} can't be relied on: ${faults.join('; ')} (${about})`)
        : { verdict: 'pass', detail: about };
    return [trust, ...lifetime(check, url, certificate)];
}
function validityFaults(leaf) {
    return chainOf(leaf).flatMap((certificate, depth) => {
        const whose = depth === 0 ? 'it' : `the certificate of ${(0,probe/* oneLine */.TN)(nameOf(certificate), 80)} in its chain`;
        const { from, until } = validity(certificate);
        if (Date.now() > until)
            return [`${whose} expired on ${day(until)}`];
        return Date.now() < from ? [`${whose} is not valid before ${day(from)}`] : [];
    });
}
function hostFaults(url, certificate) {
    const host = hostOf(url);
    // Asked apart, because a fault in the chain hides this one.
    if ((0,external_node_tls_.checkServerIdentity)(host, certificate.toLegacyObject()) === undefined)
        return [];
    const names = certificate.subjectAltName?.replaceAll(/DNS:|IP Address:/g, '') ?? 'no name at all';
    return [`it is for ${(0,probe/* oneLine */.TN)(names, 120)}, not for ${host}`];
}
/** By the share that is left: what is soon for a year is half the life of others. */
function lifetime(check, url, certificate) {
    const { from, until } = validity(certificate);
    const leftMs = until - Date.now();
    if (leftMs <= 0 || leftMs > until - from)
        return [];
    const share = leftMs / (until - from);
    const days = Math.floor(leftMs / DAY);
    const left = `${Math.floor(share * 100)} % of its lifetime is left (${days} ${days === 1 ? 'day' : 'days'}, until ${day(until)})`;
    const part = 'lifetime';
    const tooFew = leftMs < LEAST_DAYS * DAY && until - from > SHORT_LIVED_DAYS * DAY;
    if (share >= check.warnLeft && !tooFew)
        return [{ part, verdict: 'pass', detail: left }];
    const detail = `the certificate of ${url.host} should have been renewed: ${left}; ${renewal(certificate)}`;
    if (share < check.failLeft || tooFew)
        return [{ part, verdict: 'fail', detail }];
    return [{ part, verdict: 'fail', severity: 'degraded', detail }];
}
function renewal(certificate) {
    if (!/Let's Encrypt/i.test(certificate.issuer))
        return 'renew it';
    return 'its platform renews it by itself when a third is left, so look for what stops that: a DNS record, a CAA record or a proxy in front';
}
function unreachable(url, { nobody, message }) {
    return {
        verdict: nobody ? 'unknown' : 'fail',
        detail: (0,probe/* oneLine */.TN)(`${url.host} makes no TLS connection: ${message}`, 300),
    };
}
function hostOf(url) {
    const bare = url.hostname.replace(/^\[|\]$/g, '');
    return (0,external_node_net_.isIP)(bare) ? bare : url.hostname;
}
function validity({ validFrom, validTo }) {
    return { from: Date.parse(validFrom), until: Date.parse(validTo) };
}
const day = (ms) => new Date(ms).toISOString().slice(0, 10);
function fail(detail) {
    return { verdict: 'fail', detail };
}


/***/ })

};
