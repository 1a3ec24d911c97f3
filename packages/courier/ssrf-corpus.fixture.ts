import type { DestinationFault } from './destination.ts';

interface Lures {
  kind: string;
  fault: DestinationFault;
  urls: string[];
}

/** As many as there are words; a backslash is one. */
const urls = ({ raw }: TemplateStringsArray) => (raw[0] ?? '').trim().split(/\s+/);

/** Addresses that would have us post where only we can reach, and what is said to each. */
export const LURES: Lures[] = [
  {
    kind: 'loopback, plainly',
    fault: 'url-private',
    urls: urls`
      https://127.0.0.1/ https://127.0.0.1:443/ https://127.0.0.1:8443/hook https://127.1.2.3/ https://127.255.255.254/
      https://localhost/ https://LOCALHOST/ https://localhost:8443/ https://hook.localhost/ https://a.b.localhost/
      https://[::1]/ https://[::1]:8443/ https://[0:0:0:0:0:0:0:1]/ https://[0000::0001]/ https://[::0.0.0.1]/`,
  },
  {
    kind: 'loopback as a number',
    fault: 'url-private',
    urls: urls`
      https://2130706433/ https://2130706433:8443/ https://0x7f000001/ https://0X7F000001/ https://0x7F.1/ https://017700000001/
      https://0177.0.0.1/ https://0177.0.0.01/ https://00000177.0.0.1/ https://0x7f.0x0.0x0.0x1/ https://0x7f.0.0.1/
      https://127.1/ https://127.0.1/ https://127.0x1/ https://127.01/ https://0177.1/ https://0x7f.0x000001/ https://127.65530/
      https://0x000000000000007f.0.0.1/`,
  },
  {
    kind: 'loopback in other letters',
    fault: 'url-private',
    urls: urls`
      https://１２７.０.０.１/ https://①②⑦.⓪.⓪.①/ https://127。0。0。1/ https://127．0．0．1/ https://127｡0｡0｡1/
      https://𝟏𝟐𝟕.𝟎.𝟎.𝟏/ https://%31%32%37.0.0.1/ https://127%2e0%2e0%2e1/ https://0ｘ7f.1/ https://²¹³⁰⁷⁰⁶⁴³³/
      https://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/ https://ｌｏｃａｌｈｏｓｔ/ https://loc%61lhost/ https://ℓocalhost/ https://localhoſt/`,
  },
  {
    kind: 'with a dot behind',
    fault: 'url-private',
    urls: urls`
      https://localhost./ https://hook.localhost./ https://10.0.0.1./ https://169.254.169.254./ https://0xa9fea9fe./
      https://metadata.google.internal./ https://printer.local./ https://intranet./ https://192.168.1.1.:8443/
      https://. https://..`,
  },
  {
    kind: 'private networks',
    fault: 'url-private',
    urls: urls`
      https://10.0.0.0/ https://10.0.0.1/ https://10.255.255.255/ https://172.16.0.1/ https://172.31.255.255/ https://172.20.1.1:8443/
      https://192.168.0.1/ https://192.168.255.255/ https://167772161/ https://0xa000001/ https://012.0.0.1/ https://10.1/
      https://2886729729/ https://0xac.0x10.0.1/ https://3232235777/ https://0300.0250.1.1/ https://192.168.257/ https://１０.0.0.1/`,
  },
  {
    kind: 'metadata of clouds',
    fault: 'url-private',
    urls: urls`
      https://169.254.169.254/ https://169.254.169.254/latest/meta-data/iam/security-credentials/ https://2852039166/
      https://0xa9fea9fe/ https://0xA9.0xFE.0xA9.0xFE/ https://0251.0376.0251.0376/ https://169.254.43518/ https://169.16689662/
      https://025177524776/ https://①⑥⑨.②⑤④.①⑥⑨.②⑤④/ https://169.254.170.2/v2/credentials/ https://169.254.170.23/
      https://169.254.169.253/ https://169.254.169.123/ https://[fd00:ec2::254]/ https://[fd00:ec2::253]/ https://[fd00:ec2::23]/
      https://[fd20:ce::254]/ https://100.100.100.200/ https://192.0.0.192/ https://168.63.129.16/ https://0xa83f8110/
      https://metadata.google.internal/computeMetadata/v1/ https://metadata/ https://instance-data/ https://instance-data.ec2.internal/`,
  },
  {
    kind: 'other ranges of IPv4 that are nobody’s',
    fault: 'url-private',
    urls: urls`
      https://0.0.0.0/ https://0/ https://0.1.2.3/ https://0x0/ https://100.64.0.1/ https://100.127.255.255/ https://169.254.0.1/
      https://192.0.0.1/ https://192.0.0.170/ https://192.0.2.1/ https://192.88.99.1/ https://198.18.0.1/ https://198.19.255.255/
      https://198.51.100.1/ https://203.0.113.1/ https://224.0.0.1/ https://239.255.255.250/ https://240.0.0.1/
      https://255.255.255.255/ https://4294967295/ https://0xffffffff/ https://037777777777/`,
  },
  {
    kind: 'ranges of IPv6 that are nobody’s',
    fault: 'url-private',
    urls: urls`
      https://[::]/ https://[0::0]/ https://[::2]/ https://[fe80::1]/ https://[febf::1]/ https://[fc00::1]/ https://[fd12:3456:789a::1]/
      https://[fdff:ffff::]/ https://[fec0::1]/ https://[feff::1]/ https://[ff02::1]/ https://[ff0e::1]/ https://[100::1]/ https://[100:0:0:1::1]/
      https://[2001:db8::1]/ https://[3fff::1]/ https://[2001:2::1]/ https://[2001:10::1]/ https://[2001:20::1]/ https://[2001:30::1]/
      https://[5f00::1]/ https://[4000::1]/ https://[a000::1]/ https://[200::1]/ https://[::1:0:0:1]/ https://[1::1]/`,
  },
  {
    kind: 'IPv4 inside IPv6',
    fault: 'url-private',
    urls: urls`
      https://[::ffff:127.0.0.1]/ https://[::ffff:7f00:1]/ https://[0:0:0:0:0:ffff:127.0.0.1]/ https://[::FFFF:7F00:0001]/
      https://[::ffff:10.0.0.1]/ https://[::ffff:192.168.0.1]/ https://[::ffff:169.254.169.254]/ https://[::ffff:a9fe:a9fe]/ https://[::ffff:0:0]/
      https://[::ffff:8.8.8.8]/ https://[::127.0.0.1]/ https://[::7f00:1]/ https://[::169.254.169.254]/ https://[::a00:1]/
      https://[::ffff:0:127.0.0.1]/ https://[64:ff9b::127.0.0.1]/ https://[64:ff9b::7f00:1]/ https://[64:ff9b::169.254.169.254]/
      https://[64:ff9b::8.8.8.8]/ https://[64:ff9b:1::127.0.0.1]/ https://[64:ff9b:1:ffff::a00:1]/ https://[2002:7f00:1::]/
      https://[2002:a9fe:a9fe::1]/ https://[2002:a00:1::]/ https://[2001::1]/ https://[2001:0:7f00:1::80ff:fffe]/`,
  },
  {
    kind: 'names of one’s own network',
    fault: 'url-private',
    urls: urls`
      https://router/ https://db:8443/ https://kubernetes/ https://printer.local/ https://kubernetes.default.svc.cluster.local/
      https://ip-10-0-0-1.ec2.internal/ https://vault.internal/ https://box.localdomain/ https://nas.lan/ https://nas.home/
      https://nas.home.arpa/ https://1.0.0.127.in-addr.arpa/ https://wiki.corp/ https://wiki.intranet/ https://wiki.private/ https://a.test/
      https://a.invalid/ https://abc.onion/ https://a.alt/ https://INTRANET/ https://Vault.Internal/ https://vault。internal/ https://ｖault.internal/`,
  },
  {
    kind: 'user names and passwords',
    fault: 'url-with-credentials',
    urls: urls`
      https://user@example.org/ https://user:secret@example.org/ https://example.org@127.0.0.1/ https://example.org:443@10.0.0.1/
      https://:@example.org/ https://@example.org/ https://127.0.0.1@example.org/ https://example.org%40@169.254.169.254/
      https://a@b@example.org/ https://example.org&@127.0.0.1/ https://%00@example.org/ http://user@localhost/`,
  },
  {
    kind: 'ports',
    fault: 'url-port-not-allowed',
    urls: urls`
      https://example.org:80/ https://example.org:22/ https://example.org:25/ https://example.org:6379/ https://example.org:3306/
      https://example.org:9200/ https://example.org:2375/ https://example.org:1/ https://example.org:0/ https://example.org:65535/
      https://example.org:8080/ https://example.org:08444/ https://8.8.8.8:53/ https://[2606:4700:4700::1111]:53/`,
  },
  {
    kind: 'other protocols',
    fault: 'url-not-https',
    urls: urls`
      http://example.org/ http://example.org:443/ http://8.8.8.8/ http://10.0.0.1/ HTTP://example.org/ ftp://example.org/ file:///etc/passwd
      gopher://127.0.0.1:6379/_INFO dict://127.0.0.1:11211/ ldap://127.0.0.1/ ws://example.org/ wss://example.org/ javascript:alert(1)
      data:text/plain,x blob:https://example.org/1 about:blank ssh://example.org/ tftp://example.org/ jar:https://example.org/ view-source:https://a.org/`,
  },
  {
    kind: 'fragments',
    fault: 'url-with-fragment',
    urls: urls`https://example.org/#a https://example.org# https://example.org#.127.0.0.1/ https://127.0.0.1#.example.org/ https://example.org/?a#@10.0.0.1`,
  },
  {
    kind: 'what one parser reads so and another otherwise',
    fault: 'invalid-url',
    urls: [
      ...urls`
        https:example.org https:/example.org https:///example.org https:////example.org https:\\example.org https:/\example.org
        https://example.org\@127.0.0.1/ https://example.org\.internal/ https://127.0.0.1\@example.org/ https:\\127.0.0.1\ https:10.0.0.1
        //example.org/ /hook example.org 127.0.0.1 https:// https://example..org/ https://.example.org/
        https://example.org./ https://-a.example.org/ https://a-.example.org/ https://a_b.example.org/ https://a*b.example.org/
        https://example.org:port/ https://example.org:65536/ https://example.org:-1/ https://[::1 https://::1/ https://[::1%25lo]/
        https://[fe80::1%25eth0]/ https://[fe80::1%eth0]/ https://[127.0.0.1]/ https://[::ffff:127.1]/ https://256.0.0.1/ https://1.2.3.4.5/
        https://127.0.0.1.2/ https://0x100000000/ https://4294967296/ https://127.0.0.08/ https://1.2.3.0x100/ https://ex%00ample.org/
        https://ex%2fample.org/ https://exa%20mple.org/ https://134744072/ https://0x8.8.8.8/ https://8.8.8.010/
        https://8.526344/ https://８.8.8.8/ https://$example.org/ https://a,b.example.org/ https://a;b.example.org/`,
      '',
      ' ',
      ' https://example.org/',
      'https://example.org/ ',
      'https://exam\nple.org/',
      'https://exam\tple.org/',
      'https://127.0.\r\n0.1/',
      'https://example.org/a b',
      'https://example.org/\r\nhost: 127.0.0.1',
      'https://example.org/\0',
      'https://exam\u00ADple.org/',
      'https://exam\u200Bple.org/',
      'https://\u202Egro.elpmaxe/',
      '\uFEFFhttps://example.org/',
      `https://${'a'.repeat(64)}.example.org/`,
      `https://${'a.'.repeat(130)}example.org/`,
      `https://example.org/${'a'.repeat(2000)}`,
    ],
  },
];

/** What a name may resolve to: if one of them is not public, none is posted to. */
export const RESOLVED: Record<string, string[][]> = {
  'a private address': [
    ...[
      '127.0.0.1',
      '127.8.8.8',
      '10.0.0.1',
      '172.16.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '169.254.170.2',
    ],
    ...[
      '0.0.0.0',
      '100.64.0.1',
      '100.100.100.200',
      '192.0.0.8',
      '198.18.0.1',
      '224.0.0.1',
      '255.255.255.255',
    ],
    ...[
      '168.63.129.16',
      '::',
      '::1',
      'fe80::1',
      'fd00:ec2::254',
      'fd20:ce::254',
      'fec0::1',
      'ff02::1',
      '100::1',
    ],
    ...[
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '::127.0.0.1',
      '64:ff9b::7f00:1',
      '64:ff9b:1::1',
      '2002:7f00:1::',
    ],
  ].map((address) => [address]),
  'a public and a private one': [
    ['8.8.8.8', '127.0.0.1'],
    ['10.0.0.1', '8.8.8.8'],
    ['8.8.8.8', '1.1.1.1', '169.254.169.254'],
    ['2606:4700:4700::1111', '::1'],
    ['8.8.8.8', '::ffff:127.0.0.1'],
    ['8.8.8.8', 'fd00:ec2::254'],
  ],
  'what is no address': [
    ['localhost'],
    [''],
    ['2130706433'],
    ['0177.0.0.1'],
    ['127.1'],
    ['134744072'],
    ['8.526344'],
    ['fe80::1%lo'],
    ['2606:4700:4700::1111%lo'],
    ['[::1]'],
    ['8.8.8.8:80'],
  ],
};
