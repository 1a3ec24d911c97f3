/**
 * A key and a certificate signed with it, for tests alone: for courier.localhost and 127.0.0.1, until 2126. Made with
 * `openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt -out key.pem` and `openssl req -x509 -new
 * -key key.pem -sha256 -days 36500 -subj /CN=courier.localhost -addext subjectAltName=DNS:courier.localhost,IP:127.0.0.1`.
 */
export const TLS = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgmNZIdb844tfbgGnE
V5r2v/+zzG3nrAsx6B2F4xGH6tyhRANCAASzAAL7oUdZ+QUctn9OynBJs9yy9umN
8u5/nn4kFXIgHX1Dqi1b93aNicXd6Y61aEOqbw7Eum3W5gEV3/ZT3QsE
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBsTCCAVagAwIBAgIUH0z8+6MXxuKW28RlfdFxIGummvAwCgYIKoZIzj0EAwIw
HDEaMBgGA1UEAwwRY291cmllci5sb2NhbGhvc3QwIBcNMjYxMTIyMTEwNzEyWhgP
MjEyNjEwMjkxMTA3MTJaMBwxGjAYBgNVBAMMEWNvdXJpZXIubG9jYWxob3N0MFkw
EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEswAC+6FHWfkFHLZ/TspwSbPcsvbpjfLu
f55+JBVyIB19Q6otW/d2jYnF3emOtWhDqm8OxLpt1uYBFd/2U90LBKN0MHIwHQYD
VR0OBBYEFKB4YYdxLd9cyuU+PzW87HtirumdMB8GA1UdIwQYMBaAFKB4YYdxLd9c
yuU+PzW87HtirumdMCIGA1UdEQQbMBmCEWNvdXJpZXIubG9jYWxob3N0hwR/AAAB
MAwGA1UdEwEB/wQCMAAwCgYIKoZIzj0EAwIDSQAwRgIhAMvxgP/SpYPSwJmTSPux
uuyyItUjIgmWs9XWBrf5vzFFAiEA7jSWf2N68eM1ph3EUQ3rdX19T+YELzjamfSk
RQZOEVk=
-----END CERTIFICATE-----
`,
};
