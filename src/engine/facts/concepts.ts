/**
 * The words in which servers speak of authentication, by what they stand for, in the languages of error pages (English, German, French,
 * Spanish, Portuguese, Italian, Dutch, Polish, Russian, Japanese, Chinese). Terms are separated by bars and written without accents; a
 * term may be several words, and a star stands for the endings of `endings`.
 */

/** What a state is said of. */
const subjects = {
  token:
    'jwt|jws|access token|bearer token|api token|auth token|oauth token|personal access token|security token|jeton*|ficha|токен*|トークン|令牌|assertion|zugriffstoken|toegangstoken|token*',
  idToken: 'id token|id tokens|identity token',
  jwt: 'jwt|jws|json web token|claim|claims',
  key: 'api key*|apikey*|api-schlussel|api schlussel|access key|access key id|subscription key|application key|app key|developer key|consumer key|license key|secret key|account key|cle api|cle d api|clave de api|clave api|chave de api|chave da api|chiave api|api sleutel|klucz api|klucza api|kluczem api|kluczu api|api schlussels|ключа api|ключом api|api ключа|ключ api|api ключ|api キー|api 密钥|api 密鑰',
  bareKey: 'key|keys|schlussel|cle|clave|chave|chiave|sleutel|klucz|klucza|ключ|ключа|キー|密钥|密鑰',
  refresh: 'refresh token|refresh tokens|be refreshed|refreshtoken|refresh|refresh_token|aktualisierungstoken|jeton d actualisation',
  session:
    'session|sessions|session token|session id|session cookie|auth session|login session|sid|sitzung*|sesion|sesiones|sessao|sessione|sessie|sesja|sesji|сессия|сессии|сеанс*|セッション|会话|會話|工作階段|登录状态|ログイン状態',
  password:
    'password|passwords|passphrase|passcode|pin|username|user name|email or password|username or password|user or password|user name or password|passwort*|kennwort*|benutzername*|mot de passe|identifiant|nom d utilisateur|contrasena|usuario o contrasena|senha|palavra passe|wachtwoord|gebruikersnaam|haslo|hasla|parola|nome utente|пароль|пароля|логин*|имя пользователя|パスワード|ユーザー名|密码|密碼|用户名|帳號',
  credentials:
    'credential|credentials|authentication credentials|anmeldedaten|zugangsdaten|anmeldeinformationen|identifiants|informations d identification|credenciales|credenciais|credenziali|inloggegevens|referenties|dane logowania|danych logowania|poswiadczenia|учетные данные|учетных данных|資格情報|認証情報|凭据|凭证|憑證|认证信息|authentication credential',
  authorization: 'authorization|authorisation',
  authorizationHeader:
    'authorization header|authorisation header|auth header|authorization field|authorization headers|bearer header|token header|en tete authorization|en tete d authentification|autorisierungsheader|header authorization|authorization ヘッダー|encabezado de autorizacion|cabecera de autorizacion|cabecalho de autorizacao|intestazione di autorizzazione|en tete d autorisation|autorisatieheader|naglowek autoryzacji|заголовок авторизации|认证头|授权头|認証ヘッダー',
  authentication:
    'authentication|auth|authentifizierung|authentification|autenticacion|autenticacao|autenticazione|authenticatie|uwierzytelnienie|uwierzytelniania|аутентификация|аутентификации|認証|身份验证|身份驗證|认证|鉴权|identity',
  login:
    'login|log in|logon|log on|signin|sign in|signing in|logging in|anmeldung|connexion|inicio de sesion|aanmelding|logowanie|logowania|вход|входа|ログイン|サインイン|登录|登錄|登入',
  user: 'user|users|principal|member|benutzer*|utilisateur*|usuario*|utente*|utenti|gebruiker*|uzytkownik*|пользовател*|ユーザー|用户|用戶|使用者',
  account:
    'account|accounts|konto*|benutzerkonto|compte*|cuenta*|conta|contas|uzytkownika konto|учетная запись|аккаунт*|アカウント|账号|账户|帳戶|profile|tenant|workspace',
  client:
    'client id|client ids|client secret|client secrets|client credentials|client assertion|client authentication|oauth client|application id|app id|app secret|appsecret|clientsecret|application secret|secreto de cliente|id de cliente',
  bareClient: 'client|clients|application|app|consumer|cliente',
  csrf: 'csrf|xsrf|csrf token|xsrf token|anti forgery|antiforgery|anti csrf|cross site request forgery|authenticity token|request verification token|requestverificationtoken|form token|forgery|crumb',
  cookieCheck: 'cookie check|security check|form key|form session',
  nonce: 'nonce|nonces',
  dpop: 'dpop|dpop proof|proof of possession|pop token',
  audience: 'audience|audiences|aud|audience claim|zielgruppe|aud claim|audiencia|аудитори*|オーディエンス|受众',
  otherAudience:
    'expected audience|not issued for|issued for another|issued for a different|intended for another|not intended for|not meant for',
  issuer:
    'issuer|issuers|iss|iss claim|issued by|issuer claim|aussteller|herausgeber|emetteur|emisor|emissor|emittente|uitgever|wystawca|wystawcy|издатель|издателя|эмитент*|発行者|签发者|颁发者',
  signature:
    'signature|signatures|signatur|hmac|firma|assinatura|handtekening|podpis*|подпись|подписи|署名|签名|簽名|签章|signature verification|request signature|api signature|webhook signature',
  signingKey: 'signing key|signing keys|public key|verification key|kid|jwk|matching key|suitable key|algorithm|alg|any of the keys',
  expClaim: 'exp|exp claim|expiration time claim',
  timeClaim: 'nbf|iat|nbf claim|iat claim|not before|issued at',
  scope: 'scope|scopes|oauth scope|oauth scopes|required scopes|berechtigungsumfang|スコープ|escopo*|alcance|ambito|ambitos|portee|zakres*',
  permission:
    'permission|permissions|privilege|privileges|access right|access rights|right|rights|role|roles|entitlement|entitlements|berechtigung*|zugriffsrecht*|rechte|permiso*|permissao|permissoes|permesso|permessi|autorizzazione|autorisation*|droit|droits|toestemming|rechten|machtiging*|uprawnien|uprawnienia|права|прав|разрешени*|権限|权限|權限',
  access: 'access|accessing|zugriff|zugang|acces|acceso|acesso|accesso|toegang|dostep*|доступ*|アクセス|访问|存取',
  certificate:
    'client certificate|client cert|client certs|m tls|ssl certificate|tls certificate|ssl client certificate|certificate|certificates|mtls|mutual tls|zertifikat*|certificat|certificado|certificato|certificaat|certyfikat*|сертификат*|証明書|证书|憑證書|clientcertificaat|clientzertifikat*',
  mfa: 'mfa|2fa|otp|totp|twofactor|second factor|multi factor|multifactor|one time password|one time code|verification code|authenticator|zwei faktor|bestatigungscode|double authentification|dos factores|dois fatores|due fattori|twee factor|двухфакторн*|код подтверждения|二要素|二段階|双重验证|两步验证|验证码|acr|2 fa|two factor|step up|authentication factor|deux facteurs|aal|aal2|aal3|strong customer authentication|strong authentication|starke kundenauthentifizierung|starke authentifizierung|authentification forte|autenticacion reforzada|autenticacion fuerte|autenticacao forte|autenticazione forte|sterke authenticatie|silne uwierzytelnienie|tweestapsverificatie|tweefactor*|dwuskladnikow*|dwuetapow*|zweistufig*|hardware key|security key|passkey|passkeys|webauthn|fido|fido2',
  freshToken: 'fresh token|fresh login|fresh session',
  code: 'authorization code|auth code|code verifier|pkce|code challenge|authorization_code|grant code|code mismatch|redirect uri|redirect_uri|authorisierungscode|authorization grant',
  link: 'link|url|signed url|presigned url|pre signed url|download link|request|sas|sas token|shared access signature|magic link|verknupfung|lien|enlace|liga|collegamento|koppeling|odnosnik|ссылк*|リンク|链接|鏈接',
  subscription:
    'subscription|licence|license|membership|mitgliedschaft|trial|plan|payment|invoice|billing|abonnement|suscripcion|assinatura paga|abbonamento|подписк*|サブスクリプション|订阅',
  emailAddress:
    'email|e mail|email address|mail address|e mail adresse|phone number|adresse e mail|correo|correo electronico|indirizzo email',
  origin: 'origin|origins|cors|referer|referrer|domain|cross origin',
  ip: 'ip|ip address|ip addresses|client ip|ip adresse|adresse ip|direccion ip|endereco ip|indirizzo ip|ip адрес*|ip アドレス|ipアドレス|ip 地址|ip地址|country|region|network range|ihrem land|votre pays|su pais|seu pais|所在地区',
  scheme:
    'scheme|auth scheme|authentication scheme|authorization scheme|authorization type|authentication type|auth type|authorization method|authentication method|bearer type|basic type|grant type|bearer scheme|basic authentication|basic auth|bearer authentication|bearer authorization|authentication mechanism|authentifizierungsschema|authentifizierungsverfahren|authentifizierungsmethode|autorisierungsschema|schema d authentification|methode d authentification|type d authentification|esquema de autenticacion|metodo de autenticacion|tipo de autenticacion|esquema de autenticacao|metodo de autenticacao|tipo de autenticacao|schema di autenticazione|metodo di autenticazione|tipo di autenticazione|authenticatieschema|authenticatiemethode|schemat uwierzytelniania|metoda uwierzytelniania|схема аутентификации|метод аутентификации|тип аутентификации|認証方式|认证方式|身份验证方案|身份验证方式',
  tokenType:
    'token type|type of token|token_type|token use|token kind|token class|token types|tokens of type|token typ|tokentyp|art des tokens|type de jeton|type du jeton|tipo de token|tipo do token|tipo del token|tipo di token|token tipo|soort token|typ tokenu|тип токена|тип токен*|令牌类型|トークンタイプ|トークンの種類',
  wrongType: 'wrong type|non refresh|wrong token type|wrong kind of token',
  keyService:
    'jwks|jwk set|introspection|introspect|discovery document|openid configuration|oidc configuration|identity provider|idp|authorization server|auth server|auth service|auth backend|authentication backend|auth provider|authentication provider|oidc provider|validation service|verification service|session backend|token service|session store|identity server|authentication service|authentication server|identity service|ldap|key server|public keys|upstream|kdc|servicio de autenticacion|service d authentification|authentifizierungsdienst|anmeldedienst|anmeldeserver|authentifizierungsserver|servico de autenticacao|servizio di autenticazione|authenticatiedienst|serveur d authentification|servidor de autenticacion|認証サーバー|認証サービス|认证服务|认证服务器|身份认证服务|сервис аутентификации|служба аутентификации|сервер аутентификации',
  route: 'route|routes|endpoint|path|api version|resource path|stage|hostname|such api|method and path|virtual host',
  headerPlace:
    'header|headers|http header|request header|header field|query|query string|query parameter|url param|url parameter|request body|cookie|kopfzeile|en tete|encabezado|cabecalho|intestazione|ヘッダー|标头|请求头',
  sso: 'sso|single sign on',
} as const;

/** What is said of it. */
const states = {
  expired:
    'expired|expire|expires|expiry|timed out|time out|timeout|lapsed|elapsed|past its lifetime|lifetime|outdated|out of date|too old|ran out|run out|run its course|no longer valid|no longer active|stale|inactivity|abgelaufen*|verfallen|nicht mehr gultig|expire*|expiree*|perime*|plus valable|caducad*|expirad*|vencid*|expirou|scadut*|verlopen|niet meer geldig|wygas*|przeterminowan*|истек*|просроч*|устарел*|期限切れ|有効期限が切れ|有効期限|切れました|タイムアウト|过期|過期|逾期|失效|超时|逾時|ended|past due|overdue|beendet|terminee|finalizado|beeindigd|no longer',
  invalid:
    'invalid|bad|wrong|incorrect|illegal|corrupt|corrupted|tampered|rejected|refused|unacceptable|untrusted|ungultig*|falsch*|fehlerhaft*|inkorrekt*|stimmt nicht|invalide*|incorrecte*|mauvais*|erroneo|equivocad*|incorret*|errat*|sbagliat*|ongeldig*|onjuist*|verkeerd*|fout|nieprawidlow*|bledn*|niepoprawn*|неверн*|неправильн*|недействител*|некорректн*|ошибочн*|無効|不正|正しくありません|間違って|誤り|无效|無效|错误|錯誤|有误|erroneo|invalid*|incorrect*',
  missing:
    'missing|absent|omitted|lacks|lacking|lack|misses|fehlt|fehlen|fehlend*|manquant*|manque|absent*|falta|faltan|faltante*|ausente*|mancante|mancanti|manca|ontbreekt|ontbreken|ontbrekend*|brakuje|отсутству*|отсутствует|отсутствуют|ありません|見つかりません|不足|缺少|缺失|未提供|没有提供|未携带|empty|blank',
  required:
    'required|requires|require|mandatory|needed|needs|need|must have|must provide|must specify|must supply|must include|expects|erforderlich*|benotigt*|notwendig|wird benotigt|requis*|necessaire*|obligatoire*|requerid*|requiere|necesari*|obligatori*|necessari*|richiest*|vereist*|nodig|wymagan*|требует*|требуется|необходим*|必要|必須|需要|必需|obrigatori*',
  unknown:
    'unknown|unrecognized|unrecognised|unregistered|nonexistent|non existent|no such|unbekannt*|inconnu*|desconocid*|desconhecid*|sconosciut*|onbekend*|nieznan*|неизвест*|неизвестн*|存在しません|不存在|未知|未登録',
  mismatch:
    'mismatch|mismatched|mismatches|unexpected|differs|different|inconsistent|discrepancy|stimmt nicht uberein|ubereinstimm*|ne correspond pas|no coincide|nao corresponde|non corrisponde|komt niet overeen|не совпада*|не совпадает|一致しません|不匹配|不一致|does not validate|not in|not one of|not among|not equal|not part of|out of range|outside of|outside the',
  malformed:
    'malformed|badly formatted|not well formed|ill formed|incomplete|parsing failed|unparsable|unparseable|unparsed|cannot parse|padding|base64|syntax|fehlformatiert|formatfehler|mal forme*|malformad*|mal format*|malformat*|misvormd|zniekszta*|форматирован*|неправильный формат|неверный формат|形式が正しくありません|形式が不正|格式错误|格式錯誤|格式不正确|格式无效',
  revoked:
    'revoked|revocation|blacklisted|denylisted|blocklisted|withdrawn|invalidated|cancelled|canceled|terminated|superseded|deauthorized|uninstalled|widerrufen*|zuruckgezogen|gesperrtes token|revoque*|revocad*|revogad*|revocat*|ingetrokken|uniewaznion*|cofniet*|отозван*|аннулирован*|取り消され|失効|撤销|已撤销|吊销|註銷|注销',
  used: 'already used|already been used|already redeemed|already consumed|reused|reuse|reuse detected|been used|redeemed|bereits verwendet|deja utilise*|ya utilizad*|ya usad*|ja utilizado|gia utilizzat*|al gebruikt|juz uzyt*|уже использован*|使用済み|已使用|已被使用',
  future:
    'not yet valid|not yet active|not valid before|before issued|used before|used too early|issued in the future|issued at future|in the future|in future|is not yet|not valid yet|non e ancora valid*|todavia no es valid*|valid from|not been reached|not yet been reached|not yet reached|premature|immature|noch nicht gultig|pas encore valide|aun no es valid*|ainda nao|non ancora valid*|nog niet geldig|jeszcze niewazn*|еще не действ*|まだ有効|尚未生效',
  inactive: 'inactive|not_active|inaktiv*|inactif|inactiv*|inattiv*|nieaktywn*|неактив*|неактивн*',
  blocked:
    'locked|blocked|disabled|deactivated|suspended|banned|frozen|closed|deleted|unconfirmed|unverified|unpaid|pending approval|awaiting approval|pending activation|pending verification|pending review|not fully set up|suspens*|gesperrt*|deaktiviert*|bloque*|desactive*|suspendu*|bloquead*|suspendid*|desactivad*|desativad*|bloccat*|disabilitat*|sospes*|geblokkeerd*|uitgeschakeld*|zablokowan*|zawieszon*|заблокирован*|отключен*|ロックされ|停止|锁定|禁用|停用|冻结|封禁|封锁|屏蔽',
  denied:
    'denied|refusing|deny|denies|verweigert*|refuse*|denegad*|negad*|negat*|geweigerd|odmowa|odmowiono|запрещен*|отказано|拒否|拒绝|拒絕|禁止|not in the allowlist|not in allowlist|not in the whitelist|not in whitelist|not on the allow list|not on access list|not on the access list|不在白名单|不在白名单中|不允许|不允許|interdit*|not in the allow list|not on the allow list|not in allow list|アクセスできません',
  failed:
    'failed|fails|failure|fail|error|unable|unsuccessful|fehlgeschlagen*|gescheitert|echoue*|echec|fallid*|fallo|falhou|falha|fallit*|mislukt*|nieudan*|niepowodzenie|не удалось|ошибка|失敗|失敗しました|失败|できません',
  insufficient:
    'insufficient|inadequate|not enough|higher|unzureichend*|insuffisant*|insuficient*|insufficient*|onvoldoende|niewystarczajac*|недостаточн*|недостаточно|不足しています|不足',
  unsupported:
    'unsupported|not supported|nicht unterstutzt|non pris en charge|no admitid*|no soportad*|nao suportad*|non supportat*|niet ondersteund|nieobslugiwan*|не поддержива*|サポートされていません|不支持',
  onlyThese: 'only|solely|exclusively',
  unauthenticated:
    'unauthenticated|authed|nicht angemeldet|non connecte*|no autenticad*|nao autenticad*|non autenticat*|niezalogowan*|неавторизован*|未ログイン|未登录|未登入|尚未登录',
  signInAgain:
    'relogin|re authenticate|log back in|sign back in|reauthenticate|logged out|signed out|logged off|erneut anmelden|neu anmelden|ausgeloggt|abgemeldet|reconnect*|deconnecte*|重新登录|重新登入|重新登錄|再ログイン',
  signInWanted:
    'authenticate|for guests|guests|signed in users|melden sie sich an|bitte anmelden|bitte einloggen|vous connecter|etre connecte*|inicie sesion|iniciar sesion|inicia sesion|faca login|estar logado|devi accedere|zaloguj sie|zalogowac|войти|войдите|авторизуйтесь|требуется авторизация|ログインしてください|请登录|请先登录|請先登入',
} as const;

/** Words that turn what follows into its opposite, and what they can turn. */
const turns = {
  not: 'not|never|neither|none|unable to be|nicht|pas|nao|niet|nie|не|non|hardly|nor',
  no: 'no|without|kein*|ohne|aucun*|sans|ningun*|sin|nenhum*|sem|nessun*|senza|geen|zonder|brak|нет|без|没有|無し|なし|未|non ha lo|non ha il|non ha i|non dispone dello|nie ma',
  notAfter: 'ではありません|ではない|されていません|していません|ていません',
  valid:
    'valid|gultig*|valide|valido|valida|valable|geldig*|wazn*|prawidlow*|действител*|действительн*|有効|有效|correct|right|korrekt*|richtig*|correcte|correct*|corrett*|juist|poprawn*|правильн*|принят|accepted|acceptable|genuine|well formed|validated|trusted|vertrauenswurdig*|vertrouwd|confiable|zaufan*',
  found: 'found|find|gefunden|trouve*|encontrad*|trovat*|gevonden|znaleziono|найден*',
  known:
    'exist|exists|existiert|existe|esiste|bestaat|istnieje|существует|recognized|recognised|registered|known|erkannt|reconnu*|reconocid*|reconhecid*|riconosciut*|herkend|rozpoznan*|распознан*',
  match: 'match|matches|matched|matching|agree|same|correspond|corresponds|coincide|coincident|ubereinstimmen',
  provided:
    'provided|provide|sent|send|supplied|supply|specified|specify|included|include|present|given|set|passed|received|attached|contain|contains|contained|angegeben|ubermittelt|gesendet|vorhanden|bereitgestellt|fourni*|envoye*|specifie*|transmis|proporcionad*|proporciono|enviad*|fornecid*|informad*|fornit*|inviat*|opgegeven|verstrekt|meegestuurd|podano|przeslano|предоставлен*|указан*|передан*|提供|指定|送信|presented',
  active: 'active|aktiv*|actif|activ*|attiv*|aktywn*|активен|активн*|live',
  verified:
    'confirmed|approved|verified|bestatigt|verifiziert|verifie*|confirme*|verificad*|confirmad*|verificat*|confermat*|geverifieerd|bevestigd|zweryfikowan*|potwierdzon*|подтвержден*|確認|验证过|enabled|activated',
  checked:
    'verify|validate|authenticate|decode|check|parse|read|verifizieren|validieren|verifier|valider|verificar|validar|verificare|validare|controleren|able|be verified|be validated|be decoded|succeed|successful|pass',
  signedIn:
    'authenticated|logged in|signed in|loggedin|signedin|logged on|angemeldet|eingeloggt|authentifiziert|connecte|authentifie|autenticad*|logado|autenticat*|ingelogd|aangemeld|zalogowan*',
  allowed:
    'allowed|permitted|authorized|authorised|allow|permit|entitled|eligible|accessible|berechtigt|erlaubt|zugelassen|autorisiert|autorise*|permis|permitid*|autorizad*|autorizzat*|consentit*|permess*|toegestaan|bevoegd|dozwolon*|разрешен*|whitelisted|allowlisted|whitelist|allowlist|allow list|許可|允许|允許',
  held: 'have|has|granted|tiene*|tem|hat|haben|avez|heb|heeft|hebt|masz|possui|possuem|posee|poseen|possede|besitzt|verfugt|beschikt|dispose|disposent|disposez',
  supported: 'supported|unterstutzt|accept|accepts|support',
} as const;

/** Whole phrases that need no subject. */
const phrases = {
  forbidden:
    'unauthorized to|is unauthorized for|unauthorized action|unauthorized operation|admin only|admins only|administrators only|only admins|only administrators|can not consume|can not list|can not view|can not edit|can not create|can not delete|can not perform|can not access|higher privileges|may not access|explicit deny|accessdenied|无权|pas les droits|pas le droit|pas les autorisations|pas les permissions|is restricted to|are restricted to|must be an owner|must be the owner|must be a member|must be an admin|must be an administrator|not enabled for your role',
  rate: 'too many|many failed|rate limit*|rate limited|rate limiting|rate limiter|ratelimit|ratelimited|ratelimiting|attempt limit|attempts limit|request limit|requests limit|daily limit|hourly limit|call limit|calls limit|query limit|queries limit|limit exceeded exception|attempts reached|over rate|over qps|over queries|call volume|abuse detection|out of quota|quota reached|quota limit|rate exceeded|throttled|throttling|throttle|quota exceeded|request limit exceeded|requests per|slow down|try again in|attempts exceeded|maximum attempts|zu viele|trop de|demasiad*|muitas|troppi|troppe|te veel|zbyt wiele|слишком много|превышен лимит|多すぎます|过于频繁|请求过多|频繁|次数过多|plusieurs tentatives|zbyt duzo|reessayer dans|reessayez dans|vuelva a intentarlo en|intentelo de nuevo en|intentalo de nuevo en|tente novamente em|riprova tra|erneut in|versuche es in|probeer het over|повторите попытку через|exceeded your request quota|exceeded your quota|exceeded your current quota|exceeded the quota|usage limit|quota exhausted|second limit|minute limit|hour limit|before trying again',
  firewall:
    'just a moment|vpn|request is blocked|blocked your access|page blocked|website is blocked|to internal network|to the internal network|from the internal network|on the internal network|company network|corporate network|cidr range|ip restriction|ip address restriction|ip allow list|ip allowlist|ip whitelist|ip access list|blocked by network|checking your browser|you are human|you are a human|human verification|pardon our interruption|automation tools|bot detection|bot protection|bot traffic|bot verification|mod security|modsecurity|site connection is secure|security of your connection|limited by the site owner|not a robot|captcha|attention required|unusual traffic|unusual activity|automated requests|automated access|bot detected|web application firewall|firewall|waf|security service|security policy|security rule|security rules|been blocked|were blocked|was blocked|request blocked|ddos|malicious|suspicious activity|suspicious request|incident id|support id|ray id|enable javascript and cookies|your country|your region|legal reasons|ungewohnlicher datenverkehr|trafic inhabituel|trafico inusual|人机验证|安全验证|被拦截|access control configuration|network policy|in your country|in your region|from your country|from your region|from your location|in your location|restricted by country',
  large: 'header overflow|zu gross',
  tooLarge: 'too large|too big|too long|exceeds|exceed|larger|oversized|trop grand*|trop long*|demasiado grande*',
  network:
    'network authentication|network sign in|captive portal|local network|to the network|wifi login|wi fi login|hotspot|netzwerkanmeldung|sign in to the wi fi|sign in to the wifi|log in to the wi fi|log in to this network|sign in to this network|network login',
  csrfCode: 'ebadcsrftoken|possible csrf|csrf attack|csrf detected|state mismatch|invalid state parameter|invalid oauth state',
  skew: 'too skewed|skewed|skew|clock drift|out of sync|is now earlier than|signature not yet current',
  time: 'timestamp*|request time|current time|server time|clock|valid date|date header|x date|uhrzeit',
  linkTime: 'not valid in the specified time frame|specified time frame',
  requestSigned:
    'calculated|computed|string to sign|canonical|hmac|signed request|webhook|x hub|signing method|secret access key|credential scope|signed headers|sign|shared secret|signature version|request signature|api signature|webhook signature',
  userWanted:
    'user context|need user|needs user|requires a user|require a user|requires user|require user|user token required|user access token|on behalf of a user|user session required|no user associated|without a user|delegated permissions|delegated|app only|application only|logged in user required|must be a user|an authenticated user|authenticated user required|valid user authentication|bots can not use|bots can not access|bot users can not|bot accounts can not|bot users are not|bot accounts are not',
  applicationToken:
    'machine to machine|m2m|client credentials tokens|service account tokens|application token*|app token*|bot token*|application session*',
  passwordChanged:
    'password changed|changed their password|changed your password|password was changed|password has been changed|password has changed|credentials changed|security stamp|kennwort geandert|mot de passe modifie',
  signedOutElsewhere:
    'on all devices|another device|a different device|other device|another browser|another computer|another location|another place|another session|somewhere else|elsewhere|anderen gerat|anderes gerat|anderer stelle|anderswo|autre appareil|autre navigateur|ailleurs|otro dispositivo|otro navegador|otro lugar|outro dispositivo|outro navegador|outro lugar|altro dispositivo|altro browser|ander apparaat|elders|innym urzadzeniu|другом устройстве|другого устройства|別の端末|他の端末|別のデバイス|他のデバイス|别处登录|异地登录|其他设备|其它设备|其他地方|其它地方|另一设备',
  newPassword:
    'password expired|password has expired|password is expired|must change your password|password must be changed|temporary password',
  unconfirmed:
    'verify your email|verify your e mail|verify your account|verify your phone|confirm your email|confirm your e mail|confirm your account|activate your account|email verification required|email confirmation required',
  fresh:
    'recent login|credential too old|password confirmation required|password confirmation is required|recent authentication|reauthentication|reauth|sudo mode|confirm your password|confirm your identity|verify your identity|stronger authentication|authentication level|assurance level|insufficient user authentication|insufficient claims|additional verification|additional authentication|session is too old|session refresh required|privileged session|reenter your password|re enter your password|enter your password again',
  again:
    'again|erneut|wieder|nouveau|nouvelle fois|de nuevo|nuevamente|novamente|di nuovo|nuovamente|opnieuw|ponownie|снова|заново|再度|重新',
  either: 'either|entweder',
  format: 'format|formats|formatting|formato|formaat|格式|形式',
  badShape:
    'not enough segments|number of segments|three parts|3 parts|three segments|contain spaces|contains spaces|contain whitespace|not a jwt|not a valid jwt|format is authorization|not base64',
  or: 'or|oder|ou|o|of|lub|или|または|或|otherwise',
  signInWrong: 'invalid sign in|invalid sign on',
  otherEnvironment:
    'environment mismatch|different environment|another environment|wrong environment|issued for the sandbox|issued for sandbox|issued for the test environment|issued for the production environment',
  signWrong:
    'invalid sign|sign invalid|sign error|sign mismatch|sign not match|sign check failed|sign verify failed|sign verification failed',
  schemeUnwanted:
    'remove the bearer|remove bearer|without the bearer|without bearer|omit the bearer|drop the bearer|strip the bearer|remove the token prefix|no bearer prefix',
  placing: 'must|should|needs to|has to|use|via|instead|only accepted|muss|doit|debe|deve|moet|required|requires',
  must: 'must|should|need|needs|need to|have to|has to|use|please|bitte|veuillez|to continue|first|muss|mussen|doit|devez|debe|debes|deve|devi|moet|musisz|должен|необходимо|нужно',
  pleaseProvide:
    'please provide|please specify|please supply|please include|please pass|please send|make sure to set|make sure to send|make sure to provide|make sure to include|make sure to pass|make sure to add|make sure to supply|make sure to specify|must be provided|must be supplied|must be specified|must be included|must be present|must be sent',
  keyWanted:
    'must use an api key|need to use an api key|have to use an api key|use an api key to authenticate|sie benotigen einen api schlussel|besoin d une cle api|necesita una clave de api|necesita una clave api|precisa de uma chave de api',
  outage:
    'fetch|fetching|not available|not reachable|failed to contact|unable to contact|could not contact|can not contact|error contacting|returned 500|returned 502|returned 503|retrieve|retrieving|obtain|reach|reachable|connect|connection|unreachable|unavailable|refused|down|resolve|load|responding|respond|nicht verfugbar|indisponible|no disponible|недоступ*|不可用|no esta disponible|no se encuentra disponible|nao esta disponivel|non e disponibile|n est pas disponible|est indisponible|ist nicht verfugbar|nicht erreichbar|steht nicht zur verfugung|niet beschikbaar|niet bereikbaar|niedostepn*|利用できません|non disponibile|indisponivel',
  serverFault:
    'internal server error|internal error|econnrefused|enotfound|etimedout|econnreset|connection refused|no healthy upstream|service unavailable|service temporarily unavailable|database unavailable|database connection|database error|redis unavailable|local issuer certificate|self signed certificate|interner serverfehler|erreur interne|error interno|erro interno|errore interno|服务器错误|服务器内部错误',
  ignored:
    'page token|next token|next page token|sync token|continuation token|resume token|cursor token|device token|push token|registration token|upload token|captcha token|recaptcha token|invitation token|invite token|reset token|password reset token|confirmation token|activation token|unexpected token|idempotency key|foreign key|primary key|unique key|duplicate key|partition key|object key|cache key|encryption key|ssh key|public key infrastructure|any token type|proxy authentication|bad request|bad gateway|forgot password|forgot your password|reset password|reset your password|will expire|expire after|expires after|expire every|expires in|expires at|expires on|expire in|about to expire|too many redirects|too many open|too many fields|file signature|image signature|method signature|function signature|type signature|magic signature|identity based|resource based|upload session|game session|chat session|meeting session|checkout session|payment session|editing session|streaming session|export session|import session|recording session|call session|training session|exam session|quiz session|certificate of|passwords do not match|passwords must match|password confirmation does|confirmation does not match|method not allowed|token address|token balance|token transfer|token symbol|token contract|token amount|token price|token supply|token pair|token limit|token count|token budget|token holder|nft token|token standard|identity document|identity verification|identity card|identity check|proof of identity',
  elsewhereStored: 'in cache|in the cache|in database|in the database|in store|in our records|on the server|in redis|lookup|our records',
  unverified:
    'verify your email|verify your e mail|verify your account|verify your phone|confirm your email|confirm your e mail|confirm your account|activate your account|email verification required|email confirmation required|bestatigen sie ihre e mail|bestatige deine e mail|verifier votre adresse|confirmer votre adresse|verifiez votre adresse|confirmez votre adresse|verifica tu correo|confirma tu correo|verifique seu e mail|confirme seu e mail|verifica la tua email|conferma il tuo indirizzo|bevestig je e mail|potwierdz swoj adres|подтвердите адрес|验证您的邮箱|验证邮箱',
  unpaid:
    'upgrade your plan|upgrade your subscription|upgrade your account|unpaid invoice|unpaid invoices|outstanding invoice|outstanding invoices|outstanding balance|billing limit|billing hard limit|out of credits|insufficient credits|insufficient balance|payment overdue',
  /** Of the page, and not of a token. */
  reloading:
    'please refresh|refresh page|refresh the page|refresh this page|refresh your page|refresh your browser|refresh the browser|refresh and|and refresh|need to refresh',
} as const;

/** Endings that a star stands for; none is one of them. */
export const endings: readonly string[] = [
  '',
  ...'e s en em er es n ne nen a o i as os y ym ej ie ych ow ta to te ti l la lo t d da do di de das dos u ue us'.split(' '),
  ...'ая ый ое ые ой ого о а ы е и я ю ия ий ем ет ют ен на но ны ность ь ла ло ли'.split(' '),
];

export const concepts = { ...subjects, ...states, ...turns, ...phrases };
/** What turns other words. */
type Turn = 'not' | 'no' | 'notAfter';
/** A word's meaning, whatever its language. */
export type Concept = keyof typeof concepts;
export type Subject = keyof typeof subjects;
export type State = keyof typeof states;
export type Turnable = Exclude<keyof typeof turns, Turn>;
export const isSubject = (concept: Concept): concept is Subject => Object.hasOwn(subjects, concept);
export const isState = (concept: Concept): concept is State => Object.hasOwn(states, concept);
export const isTurnable = (concept: Concept): concept is Turnable =>
  Object.hasOwn(turns, concept) && concept !== 'not' && concept !== 'no' && concept !== 'notAfter';
